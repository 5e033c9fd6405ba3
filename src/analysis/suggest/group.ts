import type { Suggestion } from "./suggestion";

/** Suggestions that come to the same: as many states and transitions everywhere, and the same burdens. */
export interface SuggestionGroup {
  /** The one with the fewest changes; of several the first. */
  readonly suggestion: Suggestion;
  readonly others: readonly Suggestion[];
}

/** Groups suggestions, in their order. That two come to the same is a matter of counts: their models may differ. */
export function groupsOf(suggestions: readonly Suggestion[]): readonly SuggestionGroup[] {
  const groups = new Map<string, Suggestion[]>();
  for (const suggestion of suggestions) {
    const { searches, costs } = suggestion;
    const burdens = costs.map(({ actor, burden, steps }) => JSON.stringify([actor, burden, steps ?? null])).sort();
    const signature = JSON.stringify([searches, burdens]);
    groups.set(signature, [...(groups.get(signature) ?? []), suggestion]);
  }
  return [...groups.values()].flatMap((members) => {
    const [suggestion, ...others] = members.toSorted((left, right) => left.changes.length - right.changes.length);
    return suggestion === undefined ? [] : [{ suggestion, others }];
  });
}
