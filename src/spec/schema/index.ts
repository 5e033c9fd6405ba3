import { z } from "zod";
import { actorsSchema } from "./actors";
import { expectSchema, limitsSchema } from "./expect";
import { kernelSchema } from "./kernel";
import { policySchema } from "./policy";
import { propertiesSchema } from "./properties";
import { systemSchema } from "./system";
import { object, text } from "./vocabulary";

export { type ActorData, actorSchema } from "./actors";
export { limitsSchema, reasonedVerdictSchema, verdictSchema } from "./expect";
export { kernelSchema } from "./kernel";
export { policyNameSchema, policySchema, policyUseSchema, type RuleData, ruleSchema } from "./policy";
export { alwaysSchema, builtInSchema, neverSchema, onEventSchema } from "./properties";
export { initialSchema, type SystemData, systemSchema } from "./system";
export { identifier, MAX_ITEMS } from "./vocabulary";

const header = {
  gupcheck: z.literal(1).describe("The version of the format: 1"),
  title: text.describe("What the spec is about, in a few words"),
  description: text.optional().describe("What the spec is about, at length"),
  source: text.optional().describe("Where the claim or the bug is described"),
  claims: z
    .array(z.string().regex(/^C[1-9][0-9]?$/, "must look like C1"))
    .optional()
    .describe("The claims that the spec is about"),
  bugs: z
    .array(z.string().regex(/^B[0-9]{2}$/, "must look like B01"))
    .optional()
    .describe("The bugs that the spec is about"),
};

/** What stands at the top of a spec, the sections left out. */
export const headerSchema = object(header);

export const specSchema = object({
  ...header,
  system: systemSchema,
  actors: actorsSchema,
  kernel: kernelSchema.optional(),
  policy: policySchema.optional(),
  properties: propertiesSchema.optional(),
  expect: expectSchema.optional(),
  limits: limitsSchema.optional(),
}).describe("A gupcheck spec");

/** The JSON Schema of specs (draft 7), for editors. It does not know what depends on the rest of the spec. */
export function jsonSchema(): object {
  return { title: "gupcheck spec", ...z.toJSONSchema(specSchema, { target: "draft-7", io: "input" }) };
}
