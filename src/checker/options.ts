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
}

export type EngineKind = "interpreter" | "compiled";

export interface CheckOptions {
  /** The reference interpreter is slow and obvious; default: compiled. */
  readonly engine?: EngineKind;
  readonly limits?: Limits;
  /** A point in time (milliseconds since 1970) at which the search ends, as with `limits.seconds`. */
  readonly deadline?: number;
  /** Called now and then, at most ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asked now and then; true ends the search. */
  readonly isInterrupted?: () => boolean;
}
