import { z } from "zod";
import { bundledCatalogue, type Catalogue } from "../catalogue";
import { actorsSchema } from "./actors";
import { expectSchema, limitsSchema } from "./expect";
import { kernelSchema } from "./kernel";
import { policySchemas } from "./policy";
import { propertySchemas } from "./properties";
import { systemSchema } from "./system";
import { object, text } from "./vocabulary";

export { type ActorData, actorSchema } from "./actors";
export { limitsSchema, reasonedVerdictSchema, verdictSchema } from "./expect";
export { kernelSchema } from "./kernel";
export type { RuleData } from "./policy";
export { alwaysSchema, leadsToSchema, neverSchema, onEventSchema } from "./properties";
export { type StateData, stateName, stateSchema } from "./state";
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

/** The schemas that depend on what there is to name. */
export interface Schemas
  extends ReturnType<typeof policySchemas>,
    Omit<ReturnType<typeof propertySchemas>, "properties"> {
  readonly spec: ReturnType<typeof specSchemaOf>;
}

const made = new WeakMap<Catalogue, Schemas>();

export function schemasOf(catalogue: Catalogue): Schemas {
  const known = made.get(catalogue);
  if (known !== undefined) return known;
  const policy = policySchemas(catalogue);
  const { builtIn, properties } = propertySchemas(catalogue);
  const schemas = { ...policy, builtIn, spec: specSchemaOf(policy.policy, properties) };
  made.set(catalogue, schemas);
  return schemas;
}

function specSchemaOf(
  policy: ReturnType<typeof policySchemas>["policy"],
  properties: ReturnType<typeof propertySchemas>["properties"],
) {
  return object({
    ...header,
    system: systemSchema,
    actors: actorsSchema,
    kernel: kernelSchema.optional(),
    policy: policy.optional(),
    properties: properties.optional(),
    expect: expectSchema.optional(),
    limits: limitsSchema.optional(),
  }).describe("A gupcheck spec");
}

/** The JSON Schema of specs (draft 7), for editors. It does not know what depends on the rest of the spec. */
export function jsonSchema(): object {
  const { spec } = schemasOf(bundledCatalogue);
  return { title: "gupcheck spec", ...z.toJSONSchema(spec, { target: "draft-7", io: "input" }) };
}
