import * as fc from "fast-check";
import type { LockOf } from "../../../src/checker/liveness/lock-of";
import type { Parties } from "../../../src/checker/liveness/parties";
import type { StateGraph } from "../../../src/checker/liveness/state-graph";
import type { Assumed, PlainGraph } from "./brute-force";

/** A small graph made by hand, in the checker's terms and in plain ones. */
export interface RandomGraph {
  readonly graph: StateGraph;
  readonly parties: Parties;
  readonly fair: readonly boolean[];
  readonly lockOf: LockOf;
  readonly plain: PlainGraph;
}

export function assumedOf({ fair }: RandomGraph, handOver: boolean): Assumed {
  return { fair: (party) => fair[party] === true, handOver };
}

const MOST_TAGS = 6;
const PARTIES = 4;
const ACQUISITIONS = 3;

/**
 * Up to 7 states, the last of which may be unexplored; up to 4 parties, some of them unfair; tags of which some acquire a lock:
 * which one depends on the state and sometimes cannot be said, and several may acquire the same one.
 */
export function randomGraphs(): fc.Arbitrary<RandomGraph> {
  return fc
    .record({
      states: fc.integer({ min: 1, max: 7 }),
      unexplored: fc.constantFrom(0, 0, 0, 1),
      edges: fc.array(
        fc.record({ from: fc.nat(6), to: fc.integer({ min: -1, max: 13 }), tag: fc.nat(MOST_TAGS - 1) }),
        { maxLength: 16, size: "max" },
      ),
      fair: fc.array(fc.constantFrom(true, true, false), { minLength: PARTIES, maxLength: PARTIES }),
      partyOf: fc.array(fc.nat(PARTIES - 1), { minLength: MOST_TAGS, maxLength: MOST_TAGS }),
      acquisitionOf: fc.array(fc.integer({ min: -2, max: ACQUISITIONS - 1 }), {
        minLength: MOST_TAGS,
        maxLength: MOST_TAGS,
      }),
      lockAt: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 7 * ACQUISITIONS, maxLength: 7 * ACQUISITIONS }),
    })
    .map(({ states, unexplored, edges, fair, partyOf, acquisitionOf, lockAt }) => {
      const explored = Math.max(1, states - unexplored);
      const sorted = edges
        .map(({ from, to, tag }) => ({ from: from % explored, to: to === -1 ? -1 : to % states, tag }))
        .sort((left, right) => left.from - right.from);
      const offsets = Uint32Array.from({ length: states + 1 }, (_, state) => {
        const at = sorted.findIndex(({ from }) => from >= state);
        return at === -1 ? sorted.length : at;
      });
      const lockOf: LockOf = (acquisition, state) => lockAt[acquisition * 7 + state] ?? -1;
      const nameOf = (from: number, tag: number): string | undefined => {
        const acquisition = acquisitionOf[tag] ?? -1;
        const lock = acquisition < 0 ? -1 : lockOf(acquisition, from);
        return lock < 0 ? undefined : String(lock);
      };
      return {
        graph: {
          ...{ states, explored, offsets, bytes: 0 },
          targets: Int32Array.from(sorted, ({ to }) => to),
          tags: Uint8Array.from(sorted, ({ tag }) => tag),
        },
        parties: {
          parties: Array.from({ length: PARTIES }, (_, process) => ({
            process,
            agent: "kernel" as const,
            asked: false,
          })),
          acquisitions: [],
          tags: new Map(),
          partyOf,
          acquisitionOf: acquisitionOf.map((acquisition) => Math.max(-1, acquisition)),
          isFair: fair,
        },
        ...{ fair, lockOf },
        plain: {
          states,
          edges: sorted.map(({ from, to, tag }) => ({ from, to, party: partyOf[tag] ?? 0, lock: nameOf(from, tag) })),
        },
      };
    });
}
