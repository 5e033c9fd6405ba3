import type { jsonSchema as JsonSchema } from "../spec/schema";
import { EXIT, type ExitCode } from "./exit-docs";
import type { Terminal } from "./terminal";

export interface SchemaOptions {
  readonly config?: boolean;
  readonly result?: boolean;
  readonly trace?: boolean;
}

const asText = (schema: object): string => `${JSON.stringify(schema, undefined, 2)}\n`;

/** The JSON Schema of specs, as schema/policy.schema.json has it. */
export function schemaText(): string {
  const { jsonSchema } = require("../spec/schema") as { readonly jsonSchema: typeof JsonSchema };
  return asText(jsonSchema());
}

/** The JSON Schema of what `-f json` writes, as schema/result.schema.json has it. */
export function resultSchemaText(): string {
  const { resultSchema } = require("../report/json/result-schema") as typeof import("../report/json/result-schema");
  return asText(resultSchema());
}

/** The JSON Schema of trace files, as schema/trace.schema.json has it. */
export function traceSchemaText(): string {
  const { traceFileJsonSchema } =
    require("../report/trace-file/schema") as typeof import("../report/trace-file/schema");
  return asText(traceFileJsonSchema());
}

/** The JSON Schema of configurations, as schema/config.schema.json has it. */
export function configSchemaText(): string {
  const { configJsonSchema } = require("./config/schema") as typeof import("./config/schema");
  return asText(configJsonSchema());
}

/** `gupcheck schema`: the JSON Schema of specs, or of something else; the options exclude each other. */
export function schema({ config, result, trace }: SchemaOptions, terminal: Terminal): ExitCode {
  const text =
    config === true
      ? configSchemaText()
      : result === true
        ? resultSchemaText()
        : trace === true
          ? traceSchemaText()
          : schemaText();
  terminal.out.write(text);
  return EXIT.ok;
}
