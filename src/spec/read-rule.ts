import { TRUE } from "../model";
import { type Action, actionKinds, breakLeaseRules, type LeaseTimeout, type Rule } from "../policies";
import type { Point } from "./catalogue";
import { conform, type SpecialReport } from "./conform";
import type { Findings } from "./findings";
import { startOf } from "./place";
import { readCondition } from "./read-condition";
import { readSet } from "./read-set";
import { type RuleData, schemasOf } from "./schema";
import { entryOf, type Tree, valueAt } from "./tree";
import { type Surroundings, vocabularyAt } from "./vocabulary-at";

/** The action that is a wait, and more. */
export const BREAK_LEASE = "break-lease";

/**
 * One rule of the spec's own, or none where it has mistakes, which are all reported. A rule that breaks leases may become
 * two: one of them lets the operation fail where leases have timed out.
 */
export function readRule(
  tree: Tree,
  surroundings: Surroundings,
  leaseTimeout: LeaseTimeout,
  findings: Findings,
): readonly Rule[] {
  const errors = findings.errors;
  const point = pointOf(tree, surroundings);
  const schema = schemasOf(surroundings.catalogue).rule;
  const data = conform(schema, tree, "the rule", findings, point && whatPointLacks(tree, point, findings));
  const condition = point && readWhen(tree, point, surroundings, findings);
  const set = point === undefined ? [] : readSet(valueAt(tree, "set"), point, surroundings, findings);
  if (data === undefined || point === undefined) return [];
  if (data.do === undefined && data.set === undefined) {
    findings.error("spec/missing-key", startOf(tree), 'the rule lacks "do"', 'add "do: …", or "set: …" to proceed');
  }
  checkOptions(data, tree, findings);
  const drop = data.drop ?? (data.do === BREAK_LEASE ? point.locks : []);
  checkDropped(drop, point.locks, tree, findings);
  if (findings.errors > errors || condition === undefined) return [];
  const { id, at } = data;
  if (data.do === BREAK_LEASE) {
    const ownerExempt = data["owner-exempt"] ?? false;
    return breakLeaseRules({ id, at, when: condition, drop, ownerExempt, set }, leaseTimeout);
  }
  return [{ id, at, when: condition, do: actionOf(data, drop), set }];
}

/** The decision point, if the rule names one: its condition is looked at even where something else is wrong. */
function pointOf(tree: Tree, { catalogue }: Surroundings): Point | undefined {
  const at = valueAt(tree, "at");
  return at?.kind === "scalar" ? catalogue.points.find(({ id }) => id === at.value) : undefined;
}

function readWhen(tree: Tree, point: Point, surroundings: Surroundings, findings: Findings) {
  const when = valueAt(tree, "when");
  if (when === undefined) return TRUE;
  return readCondition(when, vocabularyAt(point, surroundings), surroundings.program, findings);
}

/** What is wrong only at this decision point is said so. */
function whatPointLacks(tree: Tree, point: Point, findings: Findings): SpecialReport {
  const { actions, locks } = point;
  return (issue) => {
    if (issue.code === "unrecognized_keys" && issue.path.length === 0) {
      const special = issue.keys.filter((key) => key === "drop" || key === "submit" || key === "owner-exempt");
      for (const key of special) {
        const span = entryOf(tree, key)?.keySpan ?? tree.span;
        if (key === "drop") findings.error("spec/unknown-lock", span, `no lock is held at ${point.id}`);
        else if (key === "owner-exempt")
          findings.error("spec/misplaced-option", span, `no lease can be broken at ${point.id}`);
        else findings.error("spec/cannot-submit", span, `no I/O is queued at ${point.id}`, 'delete "submit"');
      }
      return special.length === issue.keys.length;
    }
    if (issue.code !== "invalid_value") return false;
    const [key, position] = issue.path;
    const value = key === undefined ? undefined : valueAt(tree, String(key));
    if (
      key === "do" &&
      value?.kind === "scalar" &&
      [...actionKinds, BREAK_LEASE].some((kind) => kind === value.value)
    ) {
      const message = `"${value.content}" is not possible at ${point.id}`;
      findings.error("spec/illegal-action", value.span, message, `possible there: ${actions.join(", ")}`);
      return true;
    }
    const lock = value?.kind === "list" && typeof position === "number" ? value.items[position] : undefined;
    if (key === "drop" && lock?.kind === "scalar") {
      const message = `"${lock.content}" is not held at ${point.id}`;
      findings.error("spec/unknown-lock", lock.span, message, `held there: ${locks.join(", ")}`);
      return true;
    }
    return false;
  };
}

function checkOptions(data: RuleData, tree: Tree, findings: Findings): void {
  const options = [
    [
      "drop",
      data.drop !== undefined && data.do !== "wait" && data.do !== BREAK_LEASE,
      "only wait and break-lease can drop locks",
    ],
    ["submit", data.submit !== undefined && data.do !== "wait", "only wait can submit I/O"],
    ["owner-exempt", data["owner-exempt"] !== undefined && data.do !== BREAK_LEASE, "only break-lease breaks leases"],
    [
      "errno",
      data.errno !== undefined && data.do !== "fail" && data.do !== "refuse",
      "only fail and refuse return an error",
    ],
  ] as const;
  for (const [key, misplaced, why] of options) {
    const span = entryOf(tree, key)?.keySpan;
    if (misplaced && span)
      findings.error("spec/misplaced-option", span, `"${key}" means nothing with ${data.do ?? "proceed"}: ${why}`);
  }
}

/** Locks are listed innermost first; one can be dropped only with all that were taken after it. */
function checkDropped(drop: readonly string[], held: readonly string[], tree: Tree, findings: Findings): void {
  const written = valueAt(tree, "drop");
  if (written?.kind !== "list") return;
  for (const [position, item] of written.items.entries()) {
    const lock = drop[position] ?? "";
    if (drop.indexOf(lock) < position) findings.error("spec/repeated-value", item.span, `"${lock}" is dropped twice`);
    const kept = held.slice(0, held.indexOf(lock)).filter((inner) => !drop.includes(inner));
    if (kept.length === 0) continue;
    const message = `"${lock}" cannot be dropped while ${kept.join(" and ")}, taken after it, ${kept.length === 1 ? "is" : "are"} kept`;
    const needed = held.slice(0, held.indexOf(lock) + 1).join(", ");
    findings.error("spec/inner-lock-held", item.span, message, `drop: [${needed}]`);
  }
}

function actionOf(data: RuleData, drop: readonly string[]): Action {
  switch ((data.do ?? "proceed") as Action["kind"]) {
    case "wait":
      return { kind: "wait", drop, submit: data.submit ?? false };
    case "fail":
      return { kind: "fail", errno: data.errno ?? "EBUSY" };
    case "refuse":
      return { kind: "refuse", errno: data.errno ?? "EFAULT" };
    case "proceed":
      return { kind: "proceed" };
    case "skip":
      return { kind: "skip" };
    case "keep-dirty":
      return { kind: "keep-dirty" };
    case "bounce":
      return { kind: "bounce" };
  }
}
