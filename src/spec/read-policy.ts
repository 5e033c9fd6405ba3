import { argumentsOf, bundledPolicy, type PinDetector, pinDetectors } from "../policies";
import type { BackgroundProcess } from "../states";
import { checkRuleIds, type NamedRule } from "./check-rule-ids";
import { conform } from "./conform";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import { startOf } from "./place";
import type { PlacedRule } from "./placed-rule";
import { readRule } from "./read-rule";
import { MAX_ITEMS, policyNameSchema, policySchema, policyUseSchema } from "./schema";
import { type ListTree, type Tree, valueAt } from "./tree";
import type { Surroundings } from "./vocabulary-at";

const DEFAULT_DETECTOR = "pincount";

/** The pin detector that a policy chooses. Its mistakes are reported with the policy's. */
export function detectorOf(tree: Tree | undefined): PinDetector {
  const named = valueAt(tree, "pin-detector");
  const name = named?.kind === "scalar" ? named.value : DEFAULT_DETECTOR;
  const found = pinDetectors.find((detector) => detector.name === name);
  const fallback = pinDetectors.find((detector) => detector.name === DEFAULT_DETECTOR);
  if (fallback === undefined) throw new TypeError(`there is no detector "${DEFAULT_DETECTOR}"`);
  return found ?? fallback;
}

/** What a spec's policy comes to. */
export interface PlacedPolicy {
  /** The rules, the spec's own first. */
  readonly rules: readonly PlacedRule[];
  /** The processes that used policies bring along. */
  readonly processes: readonly BackgroundProcess[];
}

/** The policy of a spec. A rule with mistakes is left out. */
export function readPolicy(tree: Tree | undefined, surroundings: Surroundings, findings: Findings): PlacedPolicy {
  if (tree === undefined) return { rules: [], processes: [] };
  // Items of the lists are read one by one below.
  conform(policySchema, tree, '"policy"', findings, ({ path }) => path.length > 1);
  const own = itemsOf(valueAt(tree, "rules")).flatMap((item): readonly PlacedRule[] => {
    const rule = readRule(item, surroundings, findings);
    if (rule === undefined) return [];
    const span = valueAt(item, "id")?.span ?? startOf(item);
    const note = valueAt(item, "note");
    return [
      {
        rule,
        policy: undefined,
        note: note?.kind === "scalar" ? note.content : undefined,
        span,
        conditionSpan: valueAt(item, "when")?.span ?? span,
      },
    ];
  });
  const uses = itemsOf(valueAt(tree, "use")).map((item) => readUse(item, surroundings, findings));
  const used = uses.flatMap(({ rules }) => rules);
  const written = itemsOf(valueAt(tree, "rules")).flatMap((item): readonly NamedRule[] => {
    const id = valueAt(item, "id");
    return id?.kind === "scalar" ? [{ id: id.content, policy: undefined, span: id.span }] : [];
  });
  checkRuleIds([...written, ...used.map(({ rule, policy, span }) => ({ id: rule.id, policy, span }))], findings);
  return { rules: [...own, ...used], processes: uses.flatMap(({ processes }) => processes) };
}

function itemsOf(tree: Tree | undefined): ListTree["items"] {
  return tree?.kind === "list" ? tree.items.slice(0, MAX_ITEMS) : [];
}

function readUse(tree: Tree, { pinned }: Surroundings, findings: Findings): PlacedPolicy {
  const name = tree.kind === "map" ? valueAt(tree, "name") : tree;
  const given =
    tree.kind === "map"
      ? conform(policyUseSchema, tree, "the use of a policy", findings)
      : conform(policyNameSchema, tree, "the policy", findings);
  const policy = given && name?.kind === "scalar" ? bundledPolicy(name.content) : undefined;
  if (given === undefined || name === undefined || policy === undefined) return { rules: [], processes: [] };
  const span: Span = name.span;
  const args = argumentsOf(policy, typeof given === "string" ? {} : given);
  return {
    rules: policy
      .rules(args, pinned)
      .map((rule) => ({ rule, policy: policy.name, note: undefined, span, conditionSpan: span })),
    processes: policy.processes?.(args) ?? [],
  };
}
