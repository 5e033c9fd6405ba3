#!/usr/bin/env node
/** Writes the JSON Schemas of specs, results and trace files to the folder schema. */
/** Writes the JSON Schemas of specs, of results and of configurations to the folder schema. */
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
require("ts-node/register/transpile-only");
const { jsonSchema } = require("../src/spec/schema/index.ts");
const { resultSchema } = require("../src/report/json/result-schema.ts");
const { traceFileJsonSchema } = require("../src/report/trace-file/schema.ts");

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "schema");
mkdirSync(folder, { recursive: true });
for (const [name, schema] of [
  ["policy.schema.json", jsonSchema()],
  ["result.schema.json", resultSchema()],
  ["trace.schema.json", traceFileJsonSchema()],
]) {
  writeFileSync(join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`);
}
const { configSchemaText, resultSchemaText, schemaText } = require("../src/cli/schema.ts");

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "schema");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "policy.schema.json"), schemaText());
writeFileSync(join(folder, "result.schema.json"), resultSchemaText());
writeFileSync(join(folder, "config.schema.json"), configSchemaText());
