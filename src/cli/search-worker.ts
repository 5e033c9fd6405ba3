/** The thread that searches, so that the main one stays free for signals and progress. */
import { parentPort, workerData } from "node:worker_threads";
import { check, EngineDisagreement, ModelErrorFound, RangeTooWide } from "../checker";
import { failureOf } from "./internal-error";
import type { SearchAnswer, SearchData, SearchEnd, SearchRequest } from "./search-protocol";

const { interrupt } = workerData as SearchData;
const interrupted = new Int32Array(interrupt);

function answer(message: SearchAnswer): void {
  parentPort?.postMessage(message);
}

function searched({ model, engine, limits }: SearchRequest): SearchEnd {
  try {
    const result = check(model, {
      engine,
      limits,
      onProgress: (progress) => answer({ kind: "progress", progress }),
      isInterrupted: () => Atomics.load(interrupted, 0) === 1,
    });
    return { kind: "result", result };
  } catch (error) {
    if (error instanceof ModelErrorFound) return { kind: "model-error", result: error.result };
    if (error instanceof RangeTooWide) return { kind: "too-wide", message: error.message };
    const failure = failureOf(error);
    return { kind: error instanceof EngineDisagreement ? "disagreement" : "failure", failure };
  }
}

parentPort?.on("message", (request: SearchRequest) => answer(searched(request)));
