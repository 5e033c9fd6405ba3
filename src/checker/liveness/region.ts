import type { StateGraph } from "./state-graph";

/** Bits of a state's flags: the response is still to come; it is to come from here on. */
export const PENDING = 1;
export const BEGINS = 2;

/** Bytes for each state. */
export const REGION_BYTES = 12;

/**
 * The states in which a response is owed: reached from a state in which it begins through states in which it has not come.
 * 12 bytes for each state.
 */
export interface Region {
  /** The states, nearest to the initial ones first. */
  readonly states: Int32Array;
  /** By state: the length of a shortest path from an initial state through the region; -1 outside. */
  readonly distance: Int32Array;
  /** By state: where that path comes from; -1 where the response begins. */
  readonly via: Int32Array;
}

/** `depthOf` is the distance of a state from the initial ones; it grows with the state's number. */
export function regionOf(graph: StateGraph, flags: Uint8Array, depthOf: (state: number) => number): Region {
  const { offsets, targets, explored, states: count } = graph;
  const distance = new Int32Array(count).fill(-1);
  const via = new Int32Array(count).fill(-1);
  const states = new Int32Array(count);
  let found = 0;
  let start = 0;
  const nextStart = (): void => {
    while (start < explored && !((flags[start] ?? 0) & BEGINS && (flags[start] ?? 0) & PENDING)) start += 1;
  };
  nextStart();
  // Level by level; to those found from the level before come the states in which the response begins.
  let next = 0;
  for (let depth = 0; next < found || start < explored; depth = next < found ? depth + 1 : depthOf(start)) {
    while (start < explored && depthOf(start) <= depth) {
      if (distance[start] === -1) {
        distance[start] = depth;
        states[found++] = start;
      }
      start += 1;
      nextStart();
    }
    for (const end = found; next < end; next += 1) {
      const state = states[next] ?? 0;
      for (let edge = offsets[state] ?? 0; edge < (offsets[state + 1] ?? 0); edge += 1) {
        const target = targets[edge] ?? -1;
        if (target < 0 || target >= explored || distance[target] !== -1) continue;
        if (((flags[target] ?? 0) & PENDING) === 0) continue;
        distance[target] = depth + 1;
        via[target] = state;
        states[found++] = target;
      }
    }
    if (next === found && start >= explored) break;
  }
  return { states: states.subarray(0, found), distance, via };
}
