import type { LockOf } from "./lock-of";
import type { Assumption, Parties } from "./parties";
import type { StateGraph } from "./state-graph";

/** Transitions of the graph, by position, one after the other. */
export type Walk = readonly { readonly from: number; readonly edge: number }[];

/**
 * A fair way from a state of a component back to it that stays in the component: short, but not always the shortest there
 * is. Nearest first, it goes where a party that has been able to go on all the time does, or is not able to; and where
 * a lock is taken that could be taken on the way. Then it goes back.
 */
export function fairLoop(
  entry: number,
  isInside: (state: number) => boolean,
  graph: StateGraph,
  parties: Parties,
  assumption: Assumption,
  lockOf: LockOf,
): Walk {
  const walk: { from: number; edge: number }[] = [];
  const owed = new Owed(graph, parties, assumption, lockOf);
  owed.visit(entry);
  let at = entry;
  for (;;) {
    const isDue = !owed.isEmpty;
    const leg = nearest(at, isInside, graph, (edge, target, from) =>
      isDue ? owed.helps(from, edge, target) : target === entry,
    );
    for (const part of leg) {
      walk.push(part);
      owed.take(part.from, part.edge);
      at = graph.targets[part.edge] ?? entry;
      owed.visit(at);
    }
    if (leg.length === 0) throw new TypeError("a fair component has no fair loop");
    if (at === entry && owed.isEmpty) return walk;
  }
}

/** A shortest way that ends with a transition which is a goal; empty where there is none. */
function nearest(
  start: number,
  isInside: (state: number) => boolean,
  { offsets, targets }: StateGraph,
  isGoal: (edge: number, target: number, from: number) => boolean,
): Walk {
  const reachedBy = new Map<number, { readonly from: number; readonly edge: number }>();
  const queue = [start];
  for (let next = 0; next < queue.length; next += 1) {
    const from = queue[next] ?? start;
    for (let edge = offsets[from] ?? 0; edge < (offsets[from + 1] ?? 0); edge += 1) {
      const target = targets[edge] ?? -1;
      if (target < 0 || !isInside(target)) continue;
      if (isGoal(edge, target, from)) {
        const way = [{ from, edge }];
        for (let state = from; state !== start; ) {
          const step = reachedBy.get(state);
          if (step === undefined) break;
          way.unshift(step);
          state = step.from;
        }
        return way;
      }
      if (target === start || reachedBy.has(target)) continue;
      reachedBy.set(target, { from, edge });
      queue.push(target);
    }
  }
  return [];
}

/** What a loop has to do yet in order to be fair. */
class Owed {
  /** Parties that have been able to go on in every state so far, and have not. */
  private readonly parties = new Set<number>();
  private isFirst = true;
  /** Locks that could have been taken, and those that were. */
  private readonly able = new Set<number>();
  private readonly taken = new Set<number>();

  constructor(
    private readonly graph: StateGraph,
    private readonly classes: Parties,
    private readonly assumption: Assumption,
    private readonly numberOf: LockOf,
  ) {}

  get isEmpty(): boolean {
    return this.parties.size === 0 && [...this.able].every((lock) => this.taken.has(lock));
  }

  visit(state: number): void {
    const enabled = this.enabledIn(state);
    if (this.isFirst) for (const party of enabled) this.parties.add(party);
    for (const party of this.parties) if (!enabled.has(party)) this.parties.delete(party);
    this.isFirst = false;
    if (!this.assumption.handOver) return;
    for (let edge = this.graph.offsets[state] ?? 0; edge < (this.graph.offsets[state + 1] ?? 0); edge += 1) {
      const lock = this.lockOf(state, edge);
      if (lock !== undefined) this.able.add(lock);
    }
  }

  take(from: number, edge: number): void {
    this.parties.delete(this.partyOf(edge));
    const lock = this.assumption.handOver ? this.lockOf(from, edge) : undefined;
    if (lock !== undefined) this.taken.add(lock);
  }

  /** Whether the transition, or the state that it leads to, is what some of it asks for. */
  helps(from: number, edge: number, target: number): boolean {
    if (this.parties.has(this.partyOf(edge))) return true;
    if (this.parties.size > 0) {
      const enabled = this.enabledIn(target);
      for (const party of this.parties) if (!enabled.has(party)) return true;
    }
    if (!this.assumption.handOver) return false;
    const lock = this.lockOf(from, edge);
    return lock !== undefined && this.able.has(lock) && !this.taken.has(lock);
  }

  private partyOf(edge: number): number {
    return this.classes.partyOf[this.graph.tags[edge] ?? 0] ?? 0;
  }

  /** The parties that are counted on and can go on there. */
  private enabledIn(state: number): ReadonlySet<number> {
    const enabled = new Set<number>();
    for (let edge = this.graph.offsets[state] ?? 0; edge < (this.graph.offsets[state + 1] ?? 0); edge += 1) {
      const party = this.partyOf(edge);
      if (this.assumption.fair[party] === true) enabled.add(party);
    }
    return enabled;
  }

  private lockOf(state: number, edge: number): number | undefined {
    const tag = this.graph.tags[edge] ?? 0;
    const acquisition = this.classes.acquisitionOf[tag] ?? -1;
    if (acquisition < 0 || this.assumption.fair[this.classes.partyOf[tag] ?? 0] !== true) return undefined;
    const lock = this.numberOf(acquisition, state);
    return lock < 0 ? undefined : lock;
  }
}
