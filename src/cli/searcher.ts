import { extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Progress } from "../checker";
import { failureOf } from "./internal-error";
import type { SearchAnswer, SearchData, SearchEnd, SearchRequest } from "./search-protocol";

/** Searches in a thread of its own, one model after the other. */
export class Searcher {
  private readonly interrupt = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  private worker: Worker | undefined;

  /** Lets the thread load what it needs while the first spec is read. */
  start(): void {
    this.worker ??= newWorker({ interrupt: this.interrupt });
  }

  get isStopped(): boolean {
    return Atomics.load(new Int32Array(this.interrupt), 0) === 1;
  }

  /** Ends the search at the next occasion; it still answers with what it has. */
  stop(): void {
    Atomics.store(new Int32Array(this.interrupt), 0, 1);
  }

  search(request: SearchRequest, onProgress: (progress: Progress) => void): Promise<SearchEnd> {
    this.start();
    const { worker } = this;
    if (worker === undefined) throw new TypeError("there is no thread to search in");
    return new Promise((resolve) => {
      const end = (outcome: SearchEnd): void => {
        worker.off("message", heard).off("error", broken).off("exit", gone);
        resolve(outcome);
      };
      const heard = (answer: SearchAnswer): void => {
        if (answer.kind === "progress") onProgress(answer.progress);
        else end(answer);
      };
      const broken = (error: unknown): void => {
        this.worker = undefined;
        end({ kind: "failure", failure: failureOf(error) });
      };
      const gone = (code: number): void => broken(new Error(`the search ended by itself (${String(code)})`));
      worker.on("message", heard).on("error", broken).on("exit", gone);
      worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }
}

/** The thread runs the file next to this one, compiled or not. */
function newWorker(data: SearchData): Worker {
  const extension = extname(__filename);
  return new Worker(join(__dirname, `search-worker${extension}`), {
    workerData: data,
    execArgv: extension === ".ts" ? ["-r", "ts-node/register/transpile-only"] : [],
  });
}
