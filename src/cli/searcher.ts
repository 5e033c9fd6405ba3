import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Progress } from "../checker";
import { failureOf } from "./failure";
import type { SearchAnswer, SearchData, SearchEnd, SearchRequest } from "./search-protocol";

/** Searches one model after the other. */
export interface Searcher {
  readonly isStopped: boolean;
  /** Ends the search at the next occasion; it still answers with what it has. */
  stop(): void;
  /** `onCheckpointFailure` is told why a checkpoint could not be written; the search goes on. */
  search(
    request: SearchRequest,
    onProgress: (progress: Progress) => void,
    onCheckpointFailure?: (message: string) => void,
  ): Promise<SearchEnd>;
  close(): Promise<void>;
}

/** Searches in a thread of its own, which loads what it needs from the beginning on. */
export class ThreadSearcher implements Searcher {
  private readonly interrupt = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  private worker = newWorker({ interrupt: this.interrupt });
  private isBroken = false;

  get isStopped(): boolean {
    return Atomics.load(new Int32Array(this.interrupt), 0) === 1;
  }

  stop(): void {
    Atomics.store(new Int32Array(this.interrupt), 0, 1);
  }

  search(
    request: SearchRequest,
    onProgress: (progress: Progress) => void,
    onCheckpointFailure: (message: string) => void = () => undefined,
  ): Promise<SearchEnd> {
    if (this.isBroken) this.worker = newWorker({ interrupt: this.interrupt });
    this.isBroken = false;
    const { worker } = this;
    return new Promise((resolve) => {
      const end = (outcome: SearchEnd): void => {
        worker.off("message", heard).off("error", broken).off("exit", gone);
        resolve(outcome);
      };
      const heard = (answer: SearchAnswer): void => {
        if (answer.kind === "progress") onProgress(answer.progress);
        else if (answer.kind === "checkpoint-failed") onCheckpointFailure(answer.message);
        else end(answer);
      };
      const broken = (error: unknown): void => {
        this.isBroken = true;
        end({ kind: "failure", failure: failureOf(error) });
      };
      const gone = (code: number): void => broken(new Error(`the search ended by itself (${String(code)})`));
      worker.on("message", heard).on("error", broken).on("exit", gone);
      worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The thread runs the file next to this one, compiled or not. */
function newWorker(data: SearchData): Worker {
  const extension = extname(__filename);
  return new Worker(join(__dirname, `search-worker${extension}`), {
    workerData: data,
    execArgv: extension === ".ts" ? ["-r", require.resolve("ts-node/register/transpile-only")] : [],
  });
}
