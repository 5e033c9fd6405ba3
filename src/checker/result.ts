import type { Agent, State } from "../model";

/** One step of a trace: which alternative of which step of which process was taken, with which binding. */
export interface Move {
  readonly process: number;
  readonly step: number;
  readonly alternative: number;
  readonly binding: number | undefined;
}

/**
 * A path from an initial state: `states` has one more entry than `moves`. A violated event property ends with the move
 * whose assertion is false; a violated invariant or deadlock with the state in which it is.
 *
 * That of a violated response goes on forever: the last state is the one at `loopStart` again, and the moves from there
 * on repeat. Where `loopStart` is the last position, there are none: nothing more need happen.
 */
export interface Trace {
  readonly states: readonly State[];
  readonly moves: readonly Move[];
  readonly loopStart?: number;
}

/** What cut the search short. */
export interface LimitHit {
  readonly kind:
    | "states"
    | "depth"
    | "memory"
    | "time"
    | "interrupted"
    | "preemptions"
    | "simulation"
    | "graph"
    | "violation";
  /**
   * The limit: states, levels, bytes, seconds, switches, random runs, violations; 0 for an interruption, and for a search
   * that did not keep what responses are judged on (`graph`).
   */
  readonly value: number;
}

/**
 * `holds`: the search was complete. `vacuous`: it held, but what would have made it meaningful never happened.
 * `inconclusive`: not violated as far as the search went.
 */
export type Verdict = "holds" | "violated" | "vacuous" | "inconclusive";

/** Whose progress: an agent's in a process. */
export interface FairParty {
  readonly process: string;
  readonly agent: Agent;
  /** Only where it has been asked for something. */
  readonly asked?: boolean;
}

/**
 * What the verdict on a response assumes of the behaviours that are considered. What other assumptions would change is
 * known of complete searches only.
 */
export interface Fairness {
  /** Who is counted on: from where one of these could go on all the time, it does (weak fairness). */
  readonly assumed: readonly FairParty[];
  /** Sleeping locks are handed over: who could take one again and again, does (strong fairness). */
  readonly handOver: boolean;
  /** Of a response that holds: those without whose progress alone it would not. */
  readonly restsOn?: readonly FairParty[];
  /** The verdict with the other reading of sleeping locks, where it differs. */
  readonly withOtherLocks?: "holds" | "violated";
  /** Of a violated one: whose progress would make it hold, any one of these lists; missing where nobody's would. */
  readonly holdsWith?: readonly (readonly FairParty[])[];
}

export interface PropertyResult {
  readonly id: string;
  readonly verdict: Verdict;
  /** The shortest counterexample; the first one in the order of the search where there are several. */
  readonly trace?: Trace;
  /** False where a shorter counterexample may exist, because the search was not breadth-first. */
  readonly shortest?: false;
  /** What never happened, where the verdict is vacuous. */
  readonly missing: readonly string[];
  /** Of a response that was decided. */
  readonly fairness?: Fairness;
  /** Of a deadlock in which others may still move: the processes that never can again. */
  readonly stuck?: readonly string[];
  /** `deadlock-free` in its plain form only: somebody can always move. Whether everybody will again was not looked at. */
  readonly plain?: true;
  /** What kept it from being decided, where the search itself was complete. */
  readonly limit?: LimitHit;
}

export interface CheckResult {
  readonly states: number;
  /** Enabled (process, step, alternative, binding) over all explored states; self-loops and repetitions count. */
  readonly transitions: number;
  /** Distance of the farthest state from the initial states, counted from 0. */
  readonly depth: number;
  /** How many states there are at each distance; depth-first, at the depth at which they were found. */
  readonly levels: readonly number[];
  readonly complete: boolean;
  /**
   * Every state up to this distance was explored, its steps included; -1 where not even the initial states were.
   * Equal to `depth` where the search was complete or was cut by a limit on states or depth.
   */
  readonly exploredDepth: number;
  readonly limit?: LimitHit;
  /** In the order of the model. */
  readonly properties: readonly PropertyResult[];
  /** The marks recorded, sorted: triggers of properties and rules that chose to wait. */
  readonly marks: readonly string[];
  /** The rules with an alternative that was enabled in some reachable state, sorted. */
  readonly rules: readonly string[];
  readonly modelHash: string;
  /** False where depths and counterexamples are those of a depth-first search, and may be larger than need be. */
  readonly shortest?: false;
  /**
   * With fingerprints: the probability that some state was taken for another one, n^2 / 2^65 for n states, if
   * fingerprints are as good as random. What holds, holds with that exception.
   */
  readonly omissionProbability?: number;
  readonly stats: Stats;
}

/** What differs from run to run. */
export interface Stats {
  readonly seconds: number;
  readonly statesPerSecond: number;
  /** The most bytes that the arrays of the search took together; Node's own memory comes on top. */
  readonly peakBytes: number;
  /** Why the last checkpoint could not be written. */
  readonly checkpointFailure?: string;
}

/**
 * A model error found on the way, with the path that leads to it. Where a move went wrong it is the last one, and leads
 * to no state: there are as many moves as states. Where an invariant or a mark did, there is one move less; where the
 * initial states did, there are none of both.
 */
export interface ModelErrorResult {
  readonly code: string;
  readonly message: string;
  readonly trace: Trace;
}
