import type { State } from "../../model";
import { type Batch, batchFor, type Engine } from "../engine";
import { NOWHERE } from "../findings";
import type { LimitHit } from "../result";
import type { FoundStates, Store } from "../store/store";
import type { Watch } from "../watch";
import type { Explored, Explorer } from "./explorer";
import type { Order, Row } from "./order";

/** What a search has counted so far. */
export interface Tally {
  /** States that were explored. */
  readonly explored: number;
  /** Transitions of the states that were explored. */
  readonly transitions: number;
  /** How many states were found at each depth. */
  readonly levels: readonly number[];
  /** Every state up to this distance was explored; -1: not even the initial ones. */
  readonly exploredDepth: number;
}

/** What a search found out, apart from the engine's findings. */
export interface SearchOutcome extends Tally {
  readonly store: FoundStates;
  /** What cut the search short; undefined where it is complete or the model went wrong. */
  readonly limit: LimitHit | undefined;
}

/** A search between two steps: what to go on with is `rest`, then the order's own. */
export interface Position {
  readonly tally: Tally;
  readonly rest: Row;
}

/** What a search works with. */
export interface SearchParts {
  readonly engine: Engine;
  readonly store: Store;
  readonly order: Order;
  readonly explorer: Explorer;
  readonly watch: Watch;
  /** The initial states did not all fit into the store. */
  readonly full: boolean;
  /** Told where the search is, now and then and where a limit ends it; may write that down. */
  readonly keep?: (position: Position, ends: boolean) => void;
  /** Where the search goes on, with store, order and findings filled; undefined where it begins. */
  readonly resume?: Position;
}

/**
 * Explores row by row. States are numbered in the order in which they are found, and with a breadth-first order a state's
 * parent is the smallest (parent number, transition number) that reaches it, so a path along parents is a shortest one.
 *
 * Ends early where a limit is hit, and after the first state at which the model goes wrong (`findings.errorAt`). Beyond
 * a limit on states or depth, states are explored too, but their successors are only looked up: if all of them are
 * known, the search is complete after all.
 *
 * A generator, so that the same loop runs at once or waits for other threads: it gives what is to be waited for, and is
 * handed what comes of it; where it gives nothing, the caller may do something else before it goes on.
 */
export function* search(
  parts: SearchParts,
): Generator<Promise<Explored> | undefined, SearchOutcome, Explored | undefined> {
  const { engine, store, order, explorer, watch } = parts;
  const { findings } = engine;
  const begun = parts.resume?.tally ?? { explored: 0, transitions: 0, levels: [store.count], exploredDepth: -1 };
  const levels = [...begun.levels];
  let { explored, transitions, exploredDepth } = begun;
  let limit = parts.full ? watch.memoryLimit() : undefined;
  let beyondLimit: LimitHit | undefined;
  let row = parts.resume?.rest ?? order.next();
  while (row !== undefined && limit === undefined && findings.errorAt === NOWHERE) {
    const { last, depth } = row;
    let { first } = row;
    store.release(first);
    const cut = watch.levelLimit(order.byDistance ? last : store.count, depth);
    while (first < last && findings.errorAt === NOWHERE) {
      const known = store.count;
      limit = watch.look({ states: known, explored, transitions, depth, bytes: store.budget.used });
      // Beyond a limit successors are not stored, so there is no way on from there.
      const keep = cut === undefined && beyondLimit === undefined ? parts.keep : undefined;
      const position = { tally: { explored, transitions, levels, exploredDepth }, rest: { first, last, depth } };
      keep?.(position, limit !== undefined);
      if (limit !== undefined) break;
      const step = explorer.explore(first, last, cut !== undefined);
      const made = (yield step instanceof Promise ? step : undefined) ?? step;
      if (made instanceof Promise) throw new TypeError("a search was not handed what it waited for");
      explored += made.next - first;
      transitions += made.transitions;
      first = made.next;
      if (made.beyond) beyondLimit = cut;
      if (store.count > known) {
        levels[depth + 1] = (levels[depth + 1] ?? 0) + store.count - known;
        order.found({ first: known, last: store.count, depth: depth + 1 });
      }
      if (made.full) {
        limit = watch.memoryLimit();
        keep?.(position, true);
        break;
      }
    }
    if (order.byDistance && limit === undefined && findings.errorAt === NOWHERE) exploredDepth = depth;
    row = order.next();
    if (row !== undefined) limit ??= watch.violationLimit(findings.violatedAt);
  }
  limit ??= beyondLimit ?? (findings.cut[0] === 1 ? watch.switchLimit() : undefined);
  if (!order.byDistance && limit === undefined) exploredDepth = levels.length - 1;
  return { store, explored, transitions, levels, exploredDepth, limit };
}

/** Puts the initial states into an empty store; false where the memory does not suffice. */
export function insertInitial(engine: Engine, initial: readonly State[], store: Store): boolean {
  const batch: Batch = batchFor(engine);
  for (const state of initial) {
    engine.encode(state, batch.words, 0);
    batch.parents[0] = NOWHERE;
    batch.count = 1;
    if (!store.insert(batch)) return false;
  }
  return true;
}
