import type { ChangeSet } from "./change-set";
import type { Counterexample } from "./counterexample";
import { presence, type Universe } from "./universe";
import type { Need } from "./visit";

/** The entry that decides where some are true; -1: none, the kernel goes on. */
function decider(
  truth: Uint8Array,
  rules: readonly number[],
  { entries }: Universe,
  isThere: (item: number) => boolean,
): number {
  for (const number of rules) {
    if (truth[number] !== 1) continue;
    const item = entries[number]?.item;
    if (item === undefined || isThere(item)) return number;
  }
  return -1;
}

function isMet(need: Need, number: number, { entries }: Universe): boolean {
  const entry = entries[number];
  switch (need.kind) {
    case "does":
      return (entry?.deed ?? "proceed") === need.deed && entry?.isStandstill !== true;
    case "wakes":
      return entry?.isWait !== true;
    case "stands":
      return entry?.isStandstill === true;
    case "sleeps":
      return entry?.isWait === true;
  }
}

/**
 * Whether the same happens under another set of changes: at every decision on the way that policy does what was done.
 * True means that the set violates the property; false, that this counterexample says nothing about it.
 */
export function replays({ visits, only }: Counterexample, changes: ChangeSet, universe: Universe): boolean {
  if (only !== undefined) return only.join() === changes.join();
  const isThere = presence(changes, universe.items);
  return visits.every(({ rules, window, need }) =>
    window.some((truth) => isMet(need, decider(truth, rules, universe, isThere), universe)),
  );
}

/**
 * The items of which at least one has to be added to a set under which the counterexample replays, for it not to replay
 * any more: those that change who decides somewhere on the way. All of them, where the trace does not tell.
 */
export function relevantItems(
  { visits, only }: Counterexample,
  changes: ChangeSet,
  universe: Universe,
): readonly number[] {
  const { entries, items } = universe;
  if (only !== undefined) return [...items.keys()].filter((item) => !changes.includes(item));
  const isThere = presence(changes, items);
  const changed = new Set(changes);
  const found = new Set<number>();
  for (const { rules, window } of visits) {
    for (const truth of window) {
      const now = decider(truth, rules, universe, isThere);
      for (const number of rules) {
        const item = entries[number]?.item;
        if (truth[number] === 1 && item !== undefined && !changed.has(item)) {
          // One that is added takes over where it comes before; one that decides can go.
          const takesOver =
            items[item]?.kind === "add" ? now === -1 || rules.indexOf(number) < rules.indexOf(now) : number === now;
          if (takesOver) found.add(item);
        }
        if (number === now) break;
      }
    }
  }
  return [...found].sort((left, right) => left - right);
}
