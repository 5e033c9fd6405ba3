import { z } from "zod";
import { identifier, list, object, text } from "./vocabulary";

export const verdictSchema = z.enum(["holds", "violated", "vacuous", "inconclusive"]).describe(
  list("A verdict", [
    ["holds", "true in every reachable state"],
    ["violated", "there is a counterexample"],
    ["vacuous", "it held because its trigger never happened"],
    ["inconclusive", "a limit cut the search"],
  ]),
);

export const reasonedVerdictSchema = object({
  verdict: verdictSchema,
  differs: text.optional().describe("Why the verdict differs from what the literature says"),
});

export const expectSchema = z
  .record(identifier, z.union([verdictSchema, reasonedVerdictSchema]))
  .describe("The verdict that each property should get");

export const limitsSchema = object({
  states: z.int().min(1).optional().describe("So many states"),
  depth: z.int().min(1).optional().describe("So many steps from the initial states"),
  seconds: z.number().min(0.001).optional().describe("So much time"),
  memory: z
    .string()
    .regex(/^[1-9][0-9]{0,5} ?(KiB|MiB|GiB|TiB)$/, 'must be a number with a unit, as in "512MiB"')
    .optional()
    .describe("So much memory for states, as in 512MiB"),
}).describe("Where the search ends even though it is not complete");
