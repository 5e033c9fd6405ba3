import { z } from "zod";
import { CONCERNS, concernNames } from "../../report/gate/concern";
import { list, object } from "../../spec/schema/vocabulary";

/** Concerns, or one of the words that stand alone. */
const failOn = z
  .union([z.array(z.enum(concernNames)), z.enum(["all", "none"])], {
    error: `must be all, none, or a list of ${concernNames.join(", ")}`,
  })
  .describe(list("What fails the run", Object.entries(CONCERNS)));

const text = z.string().min(1);

/** What a configuration file can say: defaults of the options of `gupcheck run`, and nothing else. */
export const configSchema = object({
  paths: z.array(text).min(1).optional().describe("Specs and folders to run where the command line names none"),
  "fail-on": failOn.optional(),
  baseline: text.optional().describe("Tolerate the verdicts that this file knows"),
  format: z
    .array(text)
    .min(1)
    .optional()
    .describe("Formats, as for -f: text, or json=FILE; files lie in the folder of the configuration or below"),
  limits: object({
    states: z.int().min(1).optional().describe("Stop each search after so many states"),
    depth: z.int().min(0).optional().describe("Explore states up to so many steps from the start"),
    seconds: z.number().min(0.001).optional().describe("Stop each search after so long"),
    memory: z
      .string()
      .regex(/^[0-9]+(\.[0-9]+)?[KMGT](i?B)?$/, 'must be a size, as in "512M" or "2GiB"')
      .optional()
      .describe("So much memory for states, as in 2G"),
  })
    .optional()
    .describe("Limits of each search; they go before those of a spec"),
  workers: z
    .union([z.int().min(1), z.literal("auto")], { error: "must be a number from 1 on, or auto" })
    .optional()
    .describe("Threads that search, or auto"),
  plugins: z
    .array(text)
    .optional()
    .describe("Plug-ins; they are loaded only where the command line says --config-plugins, as their code runs"),
}).describe("Defaults of the options of gupcheck run");

export type ConfigData = z.output<typeof configSchema>;

/** The JSON Schema of configuration files (draft 7), for editors. */
export function configJsonSchema(): object {
  return { title: "gupcheck configuration", ...z.toJSONSchema(configSchema, { target: "draft-7", io: "input" }) };
}
