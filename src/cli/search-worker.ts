/** The thread that searches, so that the main one stays free for signals and progress. */
import { parentPort, workerData } from "node:worker_threads";
import { search } from "./search";
import type { SearchAnswer, SearchData, SearchRequest } from "./search-protocol";

const interrupted = new Int32Array((workerData as SearchData).interrupt);

function answer(message: SearchAnswer): void {
  parentPort?.postMessage(message);
}

parentPort?.on("message", (request: SearchRequest) => {
  void search(request, {
    onProgress: (progress) => answer({ kind: "progress", progress }),
    isInterrupted: () => Atomics.load(interrupted, 0) === 1,
    onCheckpointFailure: (message) => answer({ kind: "checkpoint-failed", message }),
  }).then(answer);
});
