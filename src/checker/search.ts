import type { State } from "../model";
import { type Batch, batchFor, type Engine } from "./engine";
import { NOWHERE } from "./findings";
import type { LimitHit } from "./result";
import { StateStore } from "./store";
import type { Watch } from "./watch";

/** What a search found out, apart from the engine's findings. */
export interface SearchOutcome {
  readonly store: StateStore;
  readonly transitions: number;
  /** How many states there are at each distance. */
  readonly levels: readonly number[];
  /** Every state up to this distance was explored; -1: not even the initial ones. */
  readonly exploredDepth: number;
  /** What cut the search short; undefined where it is complete or the model went wrong. */
  readonly limit: LimitHit | undefined;
}

/**
 * Breadth-first search, level by level. States are numbered in the order in which they are found, and a state's
 * parent is the smallest (parent number, transition number) that reaches it, so a path along parents is a shortest one.
 *
 * Ends early where a limit is hit, and after the first state at which the model goes wrong (`findings.errorAt`). Where
 * a limit on states or depth ends it, the last level is explored too, but its successors are only looked up: if all of
 * them are known, the search is complete after all.
 */
export function search(engine: Engine, initial: readonly State[], watch: Watch): SearchOutcome {
  const batch = batchFor(engine);
  const store = new StateStore(engine.wordsPerState, batch.capacity, watch.memoryBytes);
  const levels: number[] = [];
  let transitions = 0;
  let exploredDepth = -1;
  let limit = insertInitial(engine, initial, batch, store) ? undefined : watch.memoryLimit();
  let first = 0;
  while (limit === undefined && engine.findings.errorAt === NOWHERE && first < store.count) {
    const last = store.count;
    const depth = levels.push(last - first) - 1;
    const cut = watch.levelLimit(last, depth);
    let beyond = false;
    while (first < last && engine.findings.errorAt === NOWHERE) {
      limit = watch.look({ states: store.count, explored: first, transitions, depth, bytes: store.bytes });
      if (limit !== undefined) break;
      first = engine.expand(store.states, first, last, batch);
      transitions += batch.count;
      if (cut !== undefined) beyond ||= !store.hasAll(batch);
      else if (!store.insert(batch)) {
        limit = watch.memoryLimit();
        break;
      }
    }
    if (limit === undefined && engine.findings.errorAt === NOWHERE) exploredDepth = depth;
    if (beyond) limit ??= cut;
  }
  const listed = levels.reduce((sum, states) => sum + states, 0);
  if (store.count > listed) levels.push(store.count - listed);
  return { store, transitions, levels, exploredDepth, limit };
}

/** False where the memory does not suffice. */
function insertInitial(engine: Engine, initial: readonly State[], batch: Batch, store: StateStore): boolean {
  for (const state of initial) {
    engine.encode(state, batch.words, 0);
    batch.parents[0] = NOWHERE;
    batch.count = 1;
    if (!store.insert(batch)) return false;
  }
  return true;
}
