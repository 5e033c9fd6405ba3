import {
  argumentsOf,
  type LeaseTimeout,
  leaseTimeouts,
  leaseTimerProcess,
  type PinDetector,
  type PolicyState,
} from "../policies";
import type { BackgroundProcess, World } from "../states";
import type { Catalogue } from "./catalogue";
import { checkRuleIds, type NamedRule } from "./check-rule-ids";
import { conform } from "./conform";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import { startOf } from "./place";
import type { PlacedRule } from "./placed-rule";
import { BREAK_LEASE, readRule } from "./read-rule";
import { MAX_ITEMS, schemasOf } from "./schema";
import { entryOf, type ListTree, type Tree, valueAt } from "./tree";
import type { Surroundings } from "./vocabulary-at";

const DEFAULT_DETECTOR = "pincount";

/** The pin detector that a policy chooses. Its mistakes are reported with the policy's. */
export function detectorOf(tree: Tree | undefined, { detectors }: Catalogue): PinDetector {
  const named = valueAt(tree, "pin-detector");
  const name = named?.kind === "scalar" ? named.value : DEFAULT_DETECTOR;
  const found = detectors.find((detector) => detector.name === name);
  const fallback = detectors.find((detector) => detector.name === DEFAULT_DETECTOR);
  if (fallback === undefined) throw new TypeError(`there is no detector "${DEFAULT_DETECTOR}"`);
  return found ?? fallback;
}

/** What a spec's policy comes to. */
export interface PlacedPolicy {
  /** The rules, the spec's own first. */
  readonly rules: readonly PlacedRule[];
  /** The processes that used policies bring along. */
  readonly processes: readonly BackgroundProcess[];
  /** The state that used policies bring along. */
  readonly states: readonly PolicyState[];
}

const nothing: PlacedPolicy = { rules: [], processes: [], states: [] };

/** The policy of a spec. A rule with mistakes is left out. */
export function readPolicy(
  tree: Tree | undefined,
  surroundings: Surroundings,
  world: World,
  findings: Findings,
): PlacedPolicy {
  if (tree === undefined) return nothing;
  const schema = schemasOf(surroundings.catalogue).policy;
  // Items of the lists, and states, are read one by one.
  conform(schema, tree, '"policy"', findings, ({ path }) => path.length > 1);
  const items = itemsOf(valueAt(tree, "rules"));
  const timeout = leaseTimeoutOf(tree);
  const own = items.flatMap((item) => readOwn(item, surroundings, timeout, findings));
  const uses = itemsOf(valueAt(tree, "use")).map((item) => readUse(item, surroundings, world, findings));
  const used = uses.flatMap(({ rules }) => rules);
  const written = items.flatMap((item): readonly NamedRule[] => {
    const id = valueAt(item, "id");
    return id?.kind === "scalar" ? [{ id: id.content, policy: undefined, span: id.span }] : [];
  });
  checkRuleIds([...written, ...used.map(({ rule, policy, span }) => ({ id: rule.id, policy, span }))], findings);
  const processes = uses.flatMap((use) => use.processes);
  return {
    rules: [...own, ...used],
    processes: [...processes, ...ownTimer(tree, timeout, processes, findings)],
    states: uses.flatMap(({ states }) => states),
  };
}

function itemsOf(tree: Tree | undefined): ListTree["items"] {
  return tree?.kind === "list" ? tree.items.slice(0, MAX_ITEMS) : [];
}

function readOwn(
  item: Tree,
  surroundings: Surroundings,
  timeout: LeaseTimeout,
  findings: Findings,
): readonly PlacedRule[] {
  const span = valueAt(item, "id")?.span ?? startOf(item);
  const note = valueAt(item, "note");
  return readRule(item, surroundings, timeout, findings).map((rule) => ({
    rule,
    policy: undefined,
    note: note?.kind === "scalar" ? note.content : undefined,
    span,
    conditionSpan: valueAt(item, "when")?.span ?? span,
  }));
}

function leaseTimeoutOf(tree: Tree): LeaseTimeout {
  const written = valueAt(tree, "lease-timeout");
  const value = written?.kind === "scalar" ? written.value : undefined;
  return leaseTimeouts.find((timeout) => timeout === value) ?? "remove";
}

/** The timer for leases that the spec's own rules break, unless a policy in use has brought one. */
function ownTimer(
  tree: Tree,
  timeout: LeaseTimeout,
  brought: readonly BackgroundProcess[],
  findings: Findings,
): readonly BackgroundProcess[] {
  const breaks = itemsOf(valueAt(tree, "rules")).some((item) => {
    const action = valueAt(item, "do");
    return action?.kind === "scalar" && action.value === BREAK_LEASE;
  });
  const written = entryOf(tree, "lease-timeout");
  const timer = leaseTimerProcess(timeout);
  const names = timer.map(({ name }) => name);
  const isBrought = brought.some(({ name }) => names.includes(name));
  if (written !== undefined && !breaks) {
    const message = '"lease-timeout" means nothing: no rule of this spec breaks leases';
    findings.error("spec/misplaced-option", written.keySpan, message, 'delete it, or give a rule "do: break-lease"');
  } else if (written !== undefined && isBrought) {
    const message = "a policy in use brings its own timer for leases";
    findings.error("spec/misplaced-option", written.keySpan, message, "set its parameter instead");
  }
  return breaks && !isBrought ? timer : [];
}

function readUse(tree: Tree, { pinned, catalogue }: Surroundings, world: World, findings: Findings): PlacedPolicy {
  const { policyUse, policyName } = schemasOf(catalogue);
  const name = tree.kind === "map" ? valueAt(tree, "name") : tree;
  const given =
    tree.kind === "map"
      ? conform(policyUse, tree, "the use of a policy", findings)
      : conform(policyName, tree, "the policy", findings);
  const policy =
    given && name?.kind === "scalar" ? catalogue.policies.find((known) => known.name === name.content) : undefined;
  if (given === undefined || name === undefined || policy === undefined) return nothing;
  const span: Span = name.span;
  const args = argumentsOf(policy, typeof given === "string" ? {} : given);
  const context = { pinned, world };
  return {
    rules: policy
      .rules(args, context)
      .map((rule) => ({ rule, policy: policy.name, note: undefined, span, conditionSpan: span })),
    processes: policy.processes?.(args, context) ?? [],
    states: policy.state === undefined ? [] : [policy.state(args, context)],
  };
}
