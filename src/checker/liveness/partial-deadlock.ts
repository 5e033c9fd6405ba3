import { DONE, type Expr, type Model } from "../../model";
import type { Components } from "./components";
import type { Parties } from "./parties";
import type { StateGraph } from "./state-graph";

/** A state from which some processes that must finish can never step again, although others may. */
export interface Stuck {
  readonly state: number;
  readonly processes: readonly number[];
}

/** Processes that are looked at together; one bit more is for a system that halts. */
const TOGETHER = 28;

/**
 * The first state, in the order in which they were found, from which an unfinished process that must finish can never step
 * again, whatever the others do; undefined where there is none. A state from which the system can halt does not count.
 * The graph has to be complete. `read` gives conditions in all states, at most 30 at a time, one bit for each.
 */
export function partialDeadlock(
  model: Model,
  graph: StateGraph,
  parties: Parties,
  components: Components,
  read: (conditions: readonly Expr[]) => (state: number) => number,
): Stuck | undefined {
  const must = model.processes.flatMap(({ mustFinish }, process) => (mustFinish ? [process] : []));
  let first: Stuck | undefined;
  for (let at = 0; at < must.length; at += TOGETHER) {
    const stuck = stuckAmong(must.slice(at, at + TOGETHER), model, graph, parties, components, read);
    if (stuck === undefined || (first !== undefined && stuck.state > first.state)) continue;
    const others = stuck.state === first?.state ? first.processes : [];
    first = { state: stuck.state, processes: [...others, ...stuck.processes] };
  }
  return first;
}

function stuckAmong(
  processes: readonly number[],
  model: Model,
  graph: StateGraph,
  parties: Parties,
  components: Components,
  read: (conditions: readonly Expr[]) => (state: number) => number,
): Stuck | undefined {
  const { states, offsets, targets, tags } = graph;
  const finished = processes.map(
    (process): Expr => ({
      kind: "at-label",
      process: model.processes[process]?.name ?? "",
      labels: [DONE],
    }),
  );
  const conditions = read([...finished, model.halted]);
  const bitOf = new Map(processes.map((process, bit) => [process, 2 ** bit]));
  const bits = parties.partyOf.map((party) => bitOf.get(parties.parties[party]?.process ?? -1) ?? 0);
  // What can still happen from a state on: steps of these processes, their end, a halt.
  const possible = new Int32Array(states);
  const all = Int32Array.from({ length: states }, (_, state) => state);
  const color = components.newColor();
  components.paint(all, color);
  components.search(all, color, (component) => {
    let mask = 0;
    for (const state of component) {
      mask |= conditions(state);
      for (let edge = offsets[state] ?? 0; edge < (offsets[state + 1] ?? 0); edge += 1) {
        mask |= (bits[tags[edge] ?? 0] ?? 0) | (possible[targets[edge] ?? 0] ?? 0);
      }
    }
    for (const state of component) possible[state] = mask;
    return false;
  });
  const halts = 2 ** processes.length;
  const everything = halts - 1;
  for (let state = 0; state < states; state += 1) {
    const mask = possible[state] ?? 0;
    if ((mask & halts) !== 0 || (mask & everything) === everything) continue;
    return { state, processes: processes.filter((_, bit) => (mask & (2 ** bit)) === 0) };
  }
  return undefined;
}
