import { z } from "zod";
import { bundledPolicies, type Policy, pinDetectors } from "../../policies";
import { decisionPoints } from "../../states";
import { pointsThatSubmit } from "../everything";
import { condition, identifier, list, MAX_ITEMS, object, text } from "./vocabulary";

type Point = (typeof decisionPoints)[number];

function ruleAt(point: Point) {
  const actions: readonly string[] = point.actions;
  const locks: readonly string[] = point.locks;
  return object({
    id: identifier.describe("The rule's name in reports"),
    at: z.literal(point.id).describe(`${point.fn}: ${point.doc}`),
    when: condition.optional().describe("When the rule decides (default: always)"),
    do: z.enum(actions).describe("What happens then"),
    ...(locks.length === 0
      ? {}
      : { drop: z.array(z.enum(locks)).optional().describe("With wait: the locks that are released while asleep") }),
    ...(pointsThatSubmit().has(point.id)
      ? { submit: z.boolean().optional().describe("With wait: submit the actor's own queued I/O first") }
      : {}),
    errno: z
      .string()
      .regex(/^E[A-Z0-9]+$/, "must look like EBUSY")
      .optional()
      .describe("With fail and refuse: the error that is returned (default: EBUSY for fail, EFAULT for refuse)"),
    note: text.optional().describe("Anything worth knowing about the rule"),
  });
}

/** The keys that a rule can have at some decision point. */
export interface RuleData {
  readonly id: string;
  readonly at: string;
  readonly when?: string | boolean;
  readonly do: string;
  readonly drop?: readonly string[];
  readonly submit?: boolean;
  readonly errno?: string;
  readonly note?: string;
}

const [firstPoint, ...otherPoints] = decisionPoints;

export const ruleSchema: z.ZodType<RuleData> = z.discriminatedUnion("at", [
  ruleAt(firstPoint),
  ...otherPoints.map(ruleAt),
]) as never;

function useOf({ name, doc, parameters }: Policy) {
  const shape = Object.fromEntries(
    Object.entries(parameters).map(([key, parameter]) => [
      key,
      (parameter.kind === "flag" ? z.boolean() : z.enum(parameter.values))
        .optional()
        .describe(`${parameter.doc} (default: ${String(parameter.default)})`),
    ]),
  );
  return object({ name: z.literal(name).describe(doc), ...shape });
}

export const policyNameSchema = z.enum(bundledPolicies.map(({ name }) => name)).describe(
  list(
    "A bundled policy",
    bundledPolicies.map(({ name, doc }) => [name, doc]),
  ),
);

/** A bundled policy with some of its parameters. */
export const policyUseSchema: z.ZodType<Readonly<Record<string, string | boolean>>> = z.discriminatedUnion(
  "name",
  bundledPolicies.map(useOf) as never,
);

export const policySchema = object({
  "pin-detector": z
    .enum(pinDetectors.map(({ name }) => name))
    .optional()
    .describe(
      list(
        "How the kernel tells that a page is pinned (default: pincount)",
        pinDetectors.map(({ name, doc }) => [name, doc]),
      ),
    ),
  rules: z
    .array(ruleSchema)
    .max(MAX_ITEMS)
    .optional()
    .describe("Rules; at each decision point the first whose condition is true decides"),
  use: z
    .array(z.union([policyNameSchema, policyUseSchema]))
    .max(MAX_ITEMS)
    .optional()
    .describe("Bundled policies; their rules come after the spec's own"),
}).describe("What happens at the decision points of the kernel");
