import { kernelRules, type Rule } from "../../policies";
import type { Spec } from "../../spec";
import type { Candidate, WrittenRule } from "./candidates";
import type { ChangeSet } from "./change-set";

/** Something that can be changed about a policy: a rule comes in front of its own, or one of its own goes. */
export type Item =
  | { readonly kind: "add"; readonly rule: WrittenRule }
  | { readonly kind: "remove"; readonly rules: readonly string[]; readonly policy?: string };

/** A rule that may be there, and the item that decides whether it is; none: it is always there. */
interface Entry {
  readonly id: string;
  readonly at: string;
  readonly item: number | undefined;
  /** What it does, so that two rules which do the same are the same; "proceed" is what happens without a rule. */
  readonly deed: string;
  readonly isWait: boolean;
  /** A wait that takes no step: the point is just not enabled. */
  readonly isStandstill: boolean;
  /** Where and when it decides; two that are the same cannot both do something. */
  readonly place: string;
}

/** All rules that any change set can have, in the order in which they decide. */
export interface Universe {
  readonly items: readonly Item[];
  readonly entries: readonly Entry[];
  /** Positions of the entries at each decision point, in their order. */
  readonly at: ReadonlyMap<string, readonly number[]>;
}

/** Rules of one scenario at the positions of the universe's entries. */
export type RulesOf = readonly Rule[];

/** What the change sets of a spec are made of. */
export function universeOf(
  spec: Spec,
  candidates: readonly Candidate[],
  units: readonly { readonly rules: readonly string[]; readonly policy: string | undefined }[],
): Universe {
  const additions = candidates.map(({ written }): Item => ({ kind: "add", rule: written }));
  const removals = units.map(
    ({ rules, policy }): Item => ({ kind: "remove", rules, ...(policy === undefined ? {} : { policy }) }),
  );
  const items = [...additions, ...removals];
  const itemOf = new Map(units.flatMap(({ rules }, position) => rules.map((id) => [id, additions.length + position])));
  const entries = rulesOf(spec, candidates).map((rule, position): Entry => {
    const isWait = rule.do.kind === "wait";
    return {
      id: rule.id,
      at: rule.at,
      item: position < additions.length ? position : itemOf.get(rule.id),
      deed: deedOf(rule),
      isWait,
      isStandstill: rule.do.kind === "wait" && !rule.do.submit && rule.do.drop.length + rule.set.length === 0,
      place: JSON.stringify([rule.at, rule.when]),
    };
  });
  const at = new Map<string, number[]>();
  for (const [position, entry] of entries.entries()) at.set(entry.at, [...(at.get(entry.at) ?? []), position]);
  return { items, entries, at };
}

/** Candidates, then the policy's own rules, then the kernel's. */
export function rulesOf(spec: Spec, candidates: readonly Candidate[]): RulesOf {
  const { rules, world, detector } = spec.assembly;
  return [...candidates.map(({ rule }) => rule), ...rules, ...kernelRules(world, detector)];
}

/** The rules that a policy has under a change set; the kernel's come by themselves. */
export function policyUnder(changes: ChangeSet, { entries, items }: Universe, rules: RulesOf): readonly Rule[] {
  const isThere = presence(changes, items);
  return rules.filter((_, position) => {
    const item = entries[position]?.item;
    return item !== undefined && isThere(item);
  });
}

/** Whether the rules that an item is about are there under a change set. */
export function presence(changes: ChangeSet, items: readonly Item[]): (item: number) => boolean {
  const changed = new Set(changes);
  return (item) => changed.has(item) === (items[item]?.kind === "add");
}

/** `fail` and `refuse` differ by their error in words only. */
function deedOf({ do: action, set }: Rule): string {
  const kind = action.kind === "wait" ? ["wait", [...action.drop].sort(), action.submit] : [action.kind];
  const deed = JSON.stringify([...kind, set]);
  return deed === PROCEED ? "proceed" : deed;
}

const PROCEED = JSON.stringify(["proceed", []]);
