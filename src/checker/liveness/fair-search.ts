import type { Components } from "./components";
import type { LockOf } from "./lock-of";
import type { Assumption, Parties } from "./parties";
import type { StateGraph } from "./state-graph";

/** A part of the graph in which a fair behaviour can go on forever. */
export type FairPart =
  /** Nothing that is counted on can happen in this state: a behaviour may end here. */
  | { readonly kind: "end"; readonly state: number }
  /** A fair behaviour can go round in these states, all of them. */
  | { readonly kind: "cycle"; readonly states: Int32Array };

/**
 * Looks for fair behaviours that stay among some states: infinite ones in strongly connected parts (Emerson and Lei 1987
 * for weak fairness; where strong fairness fails, the states that ask for it are taken out and the rest is searched again,
 * as for Streett acceptance), and finite ones that end where nothing is enabled that is counted on. Exact.
 */
export class FairSearch {
  /** By party: in how many states of the component it can go on; whether it does inside; the last state that was counted. */
  private readonly enabledIn: Float64Array;
  private readonly taken: Uint8Array;
  private readonly counted: Int32Array;

  constructor(
    private readonly graph: StateGraph,
    private readonly parties: Parties,
    private readonly components: Components,
    private readonly lockOf: LockOf,
  ) {
    this.enabledIn = new Float64Array(parties.parties.length);
    this.taken = new Uint8Array(parties.parties.length);
    this.counted = new Int32Array(parties.parties.length);
  }

  /**
   * Hands over all fair parts of the given states until `found` gives true; gives whether it did. First come the ends, in
   * the order of the states. The list of a cycle's states is valid until `found` returns.
   */
  search(states: Int32Array, assumption: Assumption, found: (part: FairPart) => boolean): boolean {
    for (const state of states) {
      if (this.mayEnd(state, assumption) && found({ kind: "end", state })) return true;
    }
    const color = this.components.newColor();
    this.components.paint(states, color);
    const ended = this.cyclesOf(states, color, assumption, found);
    this.components.paint(states, 0);
    return ended;
  }

  /** Whether there is any fair part. */
  any(states: Int32Array, assumption: Assumption): boolean {
    return this.search(states, assumption, () => true);
  }

  private mayEnd(state: number, { fair }: Assumption): boolean {
    const { offsets, tags } = this.graph;
    for (let edge = offsets[state] ?? 0; edge < (offsets[state + 1] ?? 0); edge += 1) {
      if (fair[this.parties.partyOf[tags[edge] ?? 0] ?? 0] === true) return false;
    }
    return true;
  }

  private cyclesOf(
    states: ArrayLike<number>,
    color: number,
    assumption: Assumption,
    found: (part: FairPart) => boolean,
  ): boolean {
    const { components } = this;
    return components.search(states, color, (component) => {
      const inside = components.newColor();
      components.paint(component, inside);
      if (!this.hasCycle(component, inside) || this.isWeaklyUnfair(component, inside, assumption)) {
        components.paint(component, 0);
        return false;
      }
      const bad = assumption.handOver ? this.stronglyUnfair(component, inside, assumption) : undefined;
      if (bad === undefined) {
        const ended = found({ kind: "cycle", states: component });
        components.paint(component, 0);
        return ended;
      }
      components.paint(component, 0);
      const rest = component.filter((state) => !bad.has(state));
      const again = components.newColor();
      components.paint(rest, again);
      return this.cyclesOf(rest, again, assumption, found);
    });
  }

  private hasCycle(component: Int32Array, inside: number): boolean {
    if (component.length > 1) return true;
    const { offsets, targets } = this.graph;
    const state = component[0] ?? 0;
    for (let edge = offsets[state] ?? 0; edge < (offsets[state + 1] ?? 0); edge += 1) {
      const target = targets[edge] ?? -1;
      if (target >= 0 && this.components.color[target] === inside) return true;
    }
    return false;
  }

  /** True where a party that is counted on can go on in every state of the component, and never does inside. */
  private isWeaklyUnfair(component: Int32Array, inside: number, { fair }: Assumption): boolean {
    const { graph, parties, components, enabledIn, taken, counted } = this;
    enabledIn.fill(0);
    taken.fill(0);
    counted.fill(-1);
    for (const state of component) {
      for (let edge = graph.offsets[state] ?? 0; edge < (graph.offsets[state + 1] ?? 0); edge += 1) {
        const party = parties.partyOf[graph.tags[edge] ?? 0] ?? 0;
        if (counted[party] !== state) {
          counted[party] = state;
          enabledIn[party] = (enabledIn[party] ?? 0) + 1;
        }
        const target = graph.targets[edge] ?? -1;
        if (target >= 0 && components.color[target] === inside) taken[party] = 1;
      }
    }
    return fair.some((isFair, party) => isFair && taken[party] === 0 && enabledIn[party] === component.length);
  }

  /** The states in which a lock can be taken that is never taken inside; undefined where there is none. */
  private stronglyUnfair(component: Int32Array, inside: number, { fair }: Assumption): ReadonlySet<number> | undefined {
    const { graph, parties, components } = this;
    const able = new Map<number, Set<number>>();
    const done = new Set<number>();
    for (const state of component) {
      for (let edge = graph.offsets[state] ?? 0; edge < (graph.offsets[state + 1] ?? 0); edge += 1) {
        const tag = graph.tags[edge] ?? 0;
        const acquisition = parties.acquisitionOf[tag] ?? -1;
        if (acquisition < 0 || fair[parties.partyOf[tag] ?? 0] !== true) continue;
        const lock = this.lockOf(acquisition, state);
        if (lock < 0) continue;
        const target = graph.targets[edge] ?? -1;
        if (target >= 0 && components.color[target] === inside) done.add(lock);
        const states = able.get(lock);
        if (states === undefined) able.set(lock, new Set([state]));
        else states.add(state);
      }
    }
    const bad = [...able].filter(([lock]) => !done.has(lock)).flatMap(([, states]) => [...states]);
    return bad.length === 0 ? undefined : new Set(bad);
  }
}
