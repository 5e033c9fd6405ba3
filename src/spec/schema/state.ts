import { z } from "zod";
import { object, text } from "./vocabulary";

/** Integers of a policy's state lie between these. */
const INTEGERS = { least: -1000, most: 1000 };
const MAX_VALUES = 16;

export const stateName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, "must begin with a small letter and go on with small letters, digits and _");

const bound = z.int().min(INTEGERS.least).max(INTEGERS.most);

const stateType = z
  .union(
    [
      z.literal("bool"),
      object({ int: z.array(bound).length(2).describe("The least and the greatest value") }),
      object({ enum: z.array(stateName).min(1).max(MAX_VALUES).describe("The values, in order") }),
    ],
    {
      error:
        "must be bool, { int: [least, greatest] } with whole numbers " +
        `from ${String(INTEGERS.least)} to ${String(INTEGERS.most)}, or { enum: [values] } with names such as "idle"`,
    },
  )
  .describe("bool, { int: [least, greatest] } or { enum: [values] }");

export const stateSchema = object({
  type: stateType,
  per: z.enum(["none", "page", "actor"]).optional().describe("One for each page or actor, or only one (default: none)"),
  init: z
    .union([z.boolean(), z.int(), z.string()], { error: "must be a value" })
    .optional()
    .describe("The value at the start (default: false, 0 or the number next to it, the first value)"),
  doc: text.optional().describe("What it means"),
});

export type StateData = z.output<typeof stateSchema>;
