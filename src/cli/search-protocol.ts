import type {
  CheckpointOptions,
  CheckResult,
  EngineKind,
  Limits,
  ModelErrorResult,
  ParallelOptions,
  Progress,
  SimulationOptions,
} from "../checker";
import type { Model } from "../model";
import type { Failure } from "./failure";

/** What the thread that searches is asked for. */
export interface SearchRequest {
  readonly model: Model;
  readonly engine: EngineKind;
  readonly limits: Limits;
  readonly method: SearchMethod;
  /** Ends the search once this property is found violated. */
  readonly until?: string;
}

/** How the states are explored and kept. */
export interface SearchMethod
  extends Pick<
    ParallelOptions,
    "order" | "preemptions" | "liveness" | "explainFairness" | "stopAtViolation" | "store" | "workers"
  > {
  readonly checkpoint?: Omit<CheckpointOptions, "onFailure">;
  /** Random walks instead of a search; nothing else of the method applies. */
  readonly simulation?: Pick<SimulationOptions, "runs" | "depth" | "seed">;
}

/** What it answers: any number of times the first two, then one of the others. */
export type SearchAnswer =
  | { readonly kind: "progress"; readonly progress: Progress }
  /** A checkpoint could not be written; the search goes on. */
  | { readonly kind: "checkpoint-failed"; readonly message: string }
  | SearchEnd;

export type SearchEnd =
  | { readonly kind: "result"; readonly result: CheckResult }
  | { readonly kind: "model-error"; readonly result: ModelErrorResult }
  | { readonly kind: "too-wide"; readonly message: string }
  | { readonly kind: "checkpoint-refused"; readonly code: string; readonly message: string }
  | { readonly kind: "disagreement"; readonly failure: Failure }
  | { readonly kind: "failure"; readonly failure: Failure };

/** Shared with the thread: one number that becomes 1 when the search is to end. */
export interface SearchData {
  readonly interrupt: SharedArrayBuffer;
}
