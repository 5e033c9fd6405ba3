import type { Model } from "../src/model";

/** What one run to the end took. Transitions only where the program tells, and counts them as we do. */
export interface Measurement {
  readonly kind: "done";
  readonly states: number;
  readonly transitions: number | undefined;
  /** The search alone; what comes before it is not in it. */
  readonly seconds: number;
  /** Processor time of all threads, for the same. */
  readonly cpuSeconds: number;
  /** The most memory it had at any time, beyond what it had before the search. */
  readonly memoryBytes: number;
  /** Memory of a state alone, as it is stored, where the program tells. */
  readonly packedBytes?: number;
  /** What was found out, by property, where the program tells. */
  readonly verdicts?: Readonly<Record<string, string>>;
}

/** A run that did not come to its end. */
export interface Failure {
  readonly kind: "time" | "memory" | "missing" | "error";
  /** How long it ran for, where it ran into the limit on time. */
  readonly seconds: number;
  readonly cpuSeconds?: number;
  readonly message: string;
}

export type Run = Measurement | Failure;

export interface RunLimits {
  readonly seconds: number;
  readonly memoryBytes: number;
}

/** A checker in one configuration. */
export interface Contender {
  readonly name: string;
  /** Whether it has to find the states that gupcheck finds: not with partial-order reduction. */
  readonly sameStates: boolean;
  /** Makes ready what can be run again and again, in a folder of its own. */
  readonly prepare: (model: Model, folder: string, limits: RunLimits) => Promise<Ready | Failure>;
}

/** A checker that is ready to run on a model. */
export interface Ready {
  readonly kind: "ready";
  /** What the preparation took: for the others, generating and compiling their verifier. */
  readonly seconds: number;
  /** `expectedStates`: for checkers that are told how large a table they need. */
  readonly run: (expectedStates: number) => Promise<Run>;
}
