import { z } from "zod";
import { breakLeasePoints, leaseTimeouts, type Policy } from "../../policies";
import type { Catalogue, Point } from "../catalogue";
import { pointsThatSubmit } from "../presets";
import { stateSchema } from "./state";
import { condition, identifier, list, MAX_ITEMS, object, text } from "./vocabulary";

function ruleAt(point: Point, submitting: ReadonlySet<string>) {
  const { actions, locks } = point;
  const breaksLeases = breakLeasePoints.includes(point.id);
  return object({
    id: identifier.describe("The rule's name in reports"),
    at: z.literal(point.id).describe(`${point.fn}: ${point.doc}`),
    when: condition.optional().describe("When the rule decides (default: always)"),
    do: z
      .enum([...actions, ...(breaksLeases ? ["break-lease"] : [])])
      .optional()
      .describe("What happens then (default, where the rule sets something: proceed)"),
    set: z
      .record(z.string(), z.union([z.string(), z.boolean(), z.int()], { error: "must be a value or an expression" }))
      .optional()
      .describe("What is assigned to the policy's own state then: name, name[page] or name[actor], and its new value"),
    ...(locks.length === 0
      ? {}
      : { drop: z.array(z.enum(locks)).optional().describe("With wait: the locks that are released while asleep") }),
    ...(submitting.has(point.id)
      ? { submit: z.boolean().optional().describe("With wait: submit the actor's own queued I/O first") }
      : {}),
    ...(breaksLeases
      ? {
          "owner-exempt": z
            .boolean()
            .optional()
            .describe("With break-lease: the leases of the operation's own owner are not broken (default: false)"),
        }
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
  readonly do?: string;
  readonly set?: Readonly<Record<string, string | number | boolean>>;
  readonly drop?: readonly string[];
  readonly submit?: boolean;
  readonly "owner-exempt"?: boolean;
  readonly errno?: string;
  readonly note?: string;
}

function ruleSchemaOf({ points, submitting }: Catalogue): z.ZodType<RuleData> {
  const [first, ...others] = points;
  const submits = new Set([...pointsThatSubmit, ...submitting]);
  return z.discriminatedUnion("at", [
    ruleAt(first, submits),
    ...others.map((point) => ruleAt(point, submits)),
  ]) as never;
}

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

/** The schemas of `policy` and its parts, with what the catalogue knows. */
export function policySchemas(catalogue: Catalogue) {
  const { policies, detectors } = catalogue;
  const rule = ruleSchemaOf(catalogue);
  const policyName = z.enum(policies.map(({ name }) => name)).describe(
    list(
      "A bundled policy",
      policies.map(({ name, doc }) => [name, doc]),
    ),
  );
  /** A policy with some of its parameters. */
  const policyUse: z.ZodType<Readonly<Record<string, string | boolean>>> = z.discriminatedUnion(
    "name",
    policies.map(useOf) as never,
  );
  const policy = object({
    "pin-detector": z
      .enum(detectors.map(({ name }) => name))
      .optional()
      .describe(
        list(
          "How the kernel tells that a page is pinned (default: pincount)",
          detectors.map(({ name, doc }) => [name, doc]),
        ),
      ),
    state: z.record(z.string(), stateSchema).optional().describe("State of the policy's own, by name"),
    rules: z
      .array(rule)
      .max(MAX_ITEMS)
      .optional()
      .describe("Rules; at each decision point the first whose condition is true decides"),
    use: z
      .array(z.union([policyName, policyUse]))
      .max(MAX_ITEMS)
      .optional()
      .describe("Bundled policies; their rules come after the spec's own"),
    "lease-timeout": z
      .enum(leaseTimeouts)
      .optional()
      .describe("What happens to a lease that a rule breaks and whose holder does not give it up (default: remove)"),
  }).describe("What happens at the decision points of the kernel");
  return { rule, policyName, policyUse, policy };
}
