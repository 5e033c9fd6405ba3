import type { EngineKind, Progress, SearchOrder, StoreKind } from "../checker";

/** The part of the platform's AbortSignal that is needed: any of them will do. */
export interface Abortable {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Limits go before those of the spec. Where one cuts the search, what is not decided is `inconclusive`. */
export interface CheckLimits {
  /** Stop after the level with so many states. */
  readonly states?: number;
  /** Explore states up to so many steps from the start. */
  readonly depth?: number;
  /** Of search. */
  readonly seconds?: number;
  /** Of the states; default: half of what the machine has. */
  readonly memoryBytes?: number;
}

export interface CheckOptions {
  /** Default: compiled. The reference interpreter is slow, and gives the same result. */
  readonly engine?: EngineKind;
  /** Threads that search, 1 to 16; default: auto, as many as the machine has. The result is the same for any number. */
  readonly workers?: number | "auto";
  readonly limits?: CheckLimits;
  /**
   * False: deadlocks in their plain form only (nobody can move), and responses, such as `fsync-returns`, are
   * inconclusive. Default: true.
   */
  readonly liveness?: boolean;
  /** End at the end of the level in which something was found violated; the rest is inconclusive. Default: false. */
  readonly stopAtViolation?: boolean;
  /** Default: breadth-first, which finds shortest counterexamples. */
  readonly order?: SearchOrder;
  /** Default: exact. Fingerprints may take two states for one, and go with breadth-first only. */
  readonly store?: StoreKind;
  /** At most so many switches away from an actor that could go on; nothing holds where one was left out. */
  readonly preemptions?: number;
  /** Random runs instead of a search: nothing holds, but what is violated is. The same seed gives the same runs. */
  readonly simulate?: { readonly runs: number; readonly seed: number };
  /** Called at most ten times a second. What it throws ends the search and rejects the promise. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the search: what was found until then is the result, and what is not decided is inconclusive. */
  readonly signal?: Abortable;
}

/** Throws a RangeError where an option is not what its type and its doc say: JavaScript has no other way to learn it. */
export function refuseNonsense(options: CheckOptions): void {
  const { engine, workers, limits = {}, order, store, preemptions, simulate } = options;
  oneOf("engine", engine, ["compiled", "interpreter"]);
  oneOf("order", order, ["breadth-first", "depth-first"]);
  oneOf("store", store, ["exact", "fingerprint"]);
  if (workers !== "auto") wholeNumber("workers", workers, 1);
  wholeNumber("limits.states", limits.states, 1);
  wholeNumber("limits.depth", limits.depth, 0);
  wholeNumber("limits.memoryBytes", limits.memoryBytes, 1);
  if (limits.seconds !== undefined && !(limits.seconds > 0)) refuse("limits.seconds", "a positive number");
  wholeNumber("preemptions", preemptions, 0);
  if (simulate !== undefined) {
    const { runs, seed }: Readonly<Record<string, unknown>> = simulate;
    wholeNumber("simulate.runs", runs ?? Number.NaN, 1);
    wholeNumber("simulate.seed", seed ?? Number.NaN, 0, 2 ** 32 - 1);
  }
  if (store === "fingerprint" && order === "depth-first") {
    throw new RangeError("check: fingerprints do not go with the depth-first order");
  }
}

function wholeNumber(name: string, value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (value === undefined) return;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most) return;
  refuse(name, `a whole number from ${String(least)} on`);
}

function oneOf(name: string, value: string | undefined, values: readonly string[]): void {
  if (value !== undefined && !values.includes(value)) refuse(name, values.join(" or "));
}

function refuse(name: string, expected: string): never {
  throw new RangeError(`check: ${name}: ${expected} is expected`);
}
