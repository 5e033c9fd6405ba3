import {
  CheckpointRefused,
  checkParallel,
  EngineDisagreement,
  ModelErrorFound,
  type Progress,
  RangeTooWide,
  simulate,
} from "../checker";
import { failureOf } from "./failure";
import type { SearchEnd, SearchRequest } from "./search-protocol";

/** How a search talks to whoever has asked for it. */
export interface SearchHooks {
  readonly onProgress: (progress: Progress) => void;
  readonly isInterrupted: () => boolean;
  /** Told why a checkpoint could not be written; the search goes on. */
  readonly onCheckpointFailure: (message: string) => void;
}

/** Searches a model. Never throws: an exception becomes an end of its own kind. */
export async function search(
  { model, engine, limits, method, until }: SearchRequest,
  hooks: SearchHooks,
): Promise<SearchEnd> {
  const { simulation, checkpoint: asked, ...how } = method;
  const { onCheckpointFailure: onFailure, ...watch } = hooks;
  const checkpoint = asked === undefined ? {} : { checkpoint: { ...asked, onFailure } };
  const options = { engine, limits, ...how, ...checkpoint, ...watch, ...(until === undefined ? {} : { until }) };
  try {
    const result =
      simulation === undefined
        ? await checkParallel(model, options)
        : simulate(model, { engine, limits, ...simulation, ...watch });
    return { kind: "result", result };
  } catch (error) {
    if (error instanceof ModelErrorFound) return { kind: "model-error", result: error.result };
    if (error instanceof RangeTooWide) return { kind: "too-wide", message: error.message };
    if (error instanceof CheckpointRefused) {
      return { kind: "checkpoint-refused", code: error.code, message: error.message };
    }
    const failure = failureOf(error);
    return { kind: error instanceof EngineDisagreement ? "disagreement" : "failure", failure };
  }
}
