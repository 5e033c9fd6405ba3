import type { SharedPart } from "../store/state-store";
import type { SharedMemory } from "../wasm/api";

/**
 * What a crew shares to work in step: numbers in shared memory. The leader writes everything but `done`, `claimed` and
 * `stopped` while nobody works.
 */
export const control = {
  /** Goes up by one with each order that the leader gives. */
  order: 0,
  /** The current order, an entry of `orders`. */
  kind: 1,
  /** How many members have carried it out. */
  done: 2,
  /** How many chunks of the round were claimed, some of them beyond its end. */
  claimed: 3,
  /** 1 once no more chunks are to be claimed in this round. */
  stopped: 4,
  /** The states of the round, and how many each chunk has. */
  first: 5,
  last: 6,
  chunk: 7,
  /** The states that the store has. */
  known: 8,
  /** Room in the arrays of the store: states, positions of the table. */
  states: 9,
  positions: 10,
  /** The first state that has a sleep word. */
  trusted: 11,
} as const;

/** So many states each member may find in a round. */
export const AREA = 1 << 16;

export const CONTROL_LENGTH = 12;

/**
 * What members do. `expand` and `probe` explore chunks, the latter without storing; then found states are numbered. A
 * table that has grown is cleared, and filled anew.
 */
export const orders = { expand: 0, probe: 1, rank: 2, place: 3, clear: 4, refill: 5 } as const;

/** A round has no more chunks. */
export const MOST_CHUNKS = 4096;

/** What a store shares with a crew; other parts take their place when it grows or moves, and come as a message. */
export interface StoreBuffers {
  readonly words: SharedPart;
  readonly parents: SharedPart;
  readonly table: SharedPart;
  /** The memory of WebAssembly programs, where the store is in one. */
  readonly memory?: SharedMemory;
}

/** Bytes that a crew shares among its members. */
export interface CrewBuffers {
  readonly control: SharedArrayBuffer;
  /** For each chunk the number of states found in it; then the number of the first of them. */
  readonly chunks: SharedArrayBuffer;
  /** Words and parents of found states without a number, `area` states for each member. */
  readonly areaWords: SharedArrayBuffer;
  readonly areaParents: SharedArrayBuffer;
}
