/** Where the search ends even though it is not complete. Without a limit it ends when everything is explored. */
export interface Limits {
  /**
   * Acts at the end of a level: once so many states are found, those of the last level are still explored, but their
   * successors are not stored.
   */
  readonly states?: number;
  /** States up to this distance from the initial ones are explored; what lies beyond is not. */
  readonly depth?: number;
  /** Bytes of the state store; default: `defaultMemoryLimit()`. May act anywhere in a level. */
  readonly memoryBytes?: number;
  /** Seconds of search. May act anywhere in a level. */
  readonly seconds?: number;
}

/** How far the search is. */
export interface Progress {
  /** States found, and how many of them are explored. */
  readonly states: number;
  readonly explored: number;
  readonly transitions: number;
  /** Distance of the states that are being explored. */
  readonly depth: number;
  readonly seconds: number;
  readonly bytes: number;
  /** The random walk that is being made, counted from 1; undefined in a search. */
  readonly run?: number;
}

export type EngineKind = "interpreter" | "compiled";

/** `breadth-first` finds shortest counterexamples; `depth-first` does not, but goes deep soon. Both explore everything. */
export type SearchOrder = "breadth-first" | "depth-first";

/**
 * What is kept of a state to recognise it: its words, or a fingerprint of 64 bits. With fingerprints two states may be
 * taken for one, and what lies behind one of them is missed; the result says how probable that is.
 */
export type StoreKind = "exact" | "fingerprint";

/** A file from which a search that was killed or cut short can go on. */
export interface CheckpointOptions {
  /**
   * Where it is there, the search goes on from it; a complete search removes it, unless responses could not be judged for
   * want of time or memory. While one is written, the last one is still there, and the disk has to have room for both.
   */
  readonly file: string;
  /** Seconds between two checkpoints. */
  readonly everySeconds: number;
  /** The version of the program: a checkpoint of another one is refused. */
  readonly version: string;
  /** Told why a checkpoint could not be written. The search goes on. */
  readonly onFailure?: (message: string) => void;
}

export interface CheckOptions {
  /** Default: breadth-first. */
  readonly order?: SearchOrder;
  /**
   * At most so many switches away from a process that could still go on. Leaves out behaviours, so nothing holds where
   * one was left out. States with different numbers of switches, or of different last processes, count as different.
   */
  readonly preemptions?: number;
  /** The reference interpreter is slow and obvious; default: compiled. */
  readonly engine?: EngineKind;
  /**
   * So many states are found before WebAssembly takes over where it can: in a breadth-first or depth-first search with the
   * compiled engine, the exact store and no bound on preemptions. Default: 5,000; Infinity: never. Makes no difference
   * but to the time, and to where exactly a limit on time or memory cuts.
   */
  readonly webAssemblyFrom?: number;
  /**
   * For so many of the states found last, a power of two up to 2^26, a breadth-first search with WebAssembly knows which of their
   * transitions lead to states found before, and only counts those (sleep sets). Default: 2^21, 4 bytes each; 0: every
   * transition is generated. Makes no difference but to the time.
   */
  readonly sleepWords?: number;
  readonly limits?: Limits;
  /**
   * False: responses are left inconclusive, and a deadlock is looked for in its plain form only (nobody can move); nothing
   * has to be kept for them then. Default: true. Needs the exact store, and no bound on preemptions.
   */
  readonly liveness?: boolean;
  /** False: what the verdicts on responses rest on is not found out, which takes most of the time. Default: true. */
  readonly explainFairness?: boolean;
  /** Default: exact. Fingerprints go with the breadth-first order, in one thread, only. */
  readonly store?: StoreKind;
  readonly checkpoint?: CheckpointOptions;
  /** A point in time (milliseconds since 1970) at which the search ends, as with `limits.seconds`. */
  readonly deadline?: number;
  /**
   * Ends the search soon after a violation of this property is found while states are explored, as if it had been
   * interrupted; nothing is said of the others then but what was found on the way.
   */
  readonly until?: string;
  /**
   * End at the end of the level in which some property was found violated; the others are then inconclusive, unless they
   * were found violated as well, and responses are not judged. Where nothing is violated so the search is as complete as
   * without.
   */
  readonly stopAtViolation?: boolean;
  /** Called now and then, at most ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asked now and then; true ends the search. */
  readonly isInterrupted?: () => boolean;
}

/** Random walks instead of a search: nothing holds, but what is violated is. */
export interface SimulationOptions extends Pick<CheckOptions, "engine" | "deadline" | "onProgress" | "isInterrupted"> {
  /** How many walks, each from an initial state. */
  readonly runs: number;
  /** Steps of a walk, at most. */
  readonly depth: number;
  /** The same seed gives the same walks: 32 bits. */
  readonly seed: number;
  /** Seconds of all walks together; bytes of the store of states that were visited. */
  readonly limits?: Pick<Limits, "seconds" | "memoryBytes">;
}

/** Where the search may use several threads. The result is the same for any number of them, but for `stats`. */
export interface ParallelOptions extends CheckOptions {
  /** Threads that search, the calling one included; `auto`: as many as the machine offers. Depth-first uses one. */
  readonly workers?: number | "auto";
  /**
   * So many states of the same depth are shared out among the workers; fewer are not worth it. Default: 20,000, once the
   * search has run for a quarter of a second.
   */
  readonly workersFrom?: number;
  /** Start the workers at once and wait until they are ready, instead of when they are needed. For tests and benchmarks. */
  readonly eager?: boolean;
}
