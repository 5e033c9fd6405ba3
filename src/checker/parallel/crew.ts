import { extname, join } from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Model } from "../../model";
import type { EngineChoice } from "../engine-for";
import { WorkerFailed } from "../errors";
import type { Findings } from "../findings";
import { type CrewBuffers, control, type StoreBuffers } from "./control";
import { Report, reportBytes } from "./report";

/** Milliseconds for which the leader sleeps before it looks whether a worker has died. */
const NAP = 5;

/** What a worker is started with. */
export interface WorkerOrders {
  readonly model: Model;
  readonly choice: EngineChoice;
  /** Its number in the crew; the leader has 0. */
  readonly number: number;
  /** Members of the crew, the leader included. */
  readonly members: number;
  readonly area: number;
  readonly buffers: CrewBuffers;
  readonly report: SharedArrayBuffer;
}

/** A worker is out of memory: the search is over, but what is stored still counts. */
export class WorkerOutOfMemory extends Error {
  override readonly name = "WorkerOutOfMemory";
}

/** The threads that help the calling one, their leader, with a search. */
export class Crew {
  readonly reports: readonly Report[];
  private readonly workers: readonly Worker[];
  private readonly control: Int32Array;
  private ready = 0;
  private failure: Error | undefined;

  constructor(helpers: number, findings: Findings, setup: Omit<WorkerOrders, "number" | "report">) {
    this.control = new Int32Array(setup.buffers.control);
    const reports = Array.from({ length: helpers }, () => new SharedArrayBuffer(reportBytes(findings)));
    this.reports = reports.map((buffer) => new Report(buffer, findings));
    const { model, choice, members, area, buffers } = setup;
    this.workers = reports.map((report, position) =>
      this.start({ model, choice, members, area, buffers, number: position + 1, report }),
    );
  }

  /** True once all workers wait for orders. Throws where one of them has died. */
  isReady(): boolean {
    if (this.failure !== undefined) throw this.failure;
    return this.ready === this.workers.length;
  }

  async waitUntilReady(): Promise<void> {
    while (!this.isReady()) await setTimeout(NAP);
  }

  /** Lets the workers know the buffers of the store; they use as much of them as the control says. */
  share(buffers: StoreBuffers): void {
    for (const worker of this.workers) worker.postMessage(buffers);
  }

  /** Gives an order to all workers. */
  order(kind: number): void {
    Atomics.store(this.control, control.kind, kind);
    Atomics.store(this.control, control.done, 0);
    Atomics.add(this.control, control.order, 1);
    Atomics.notify(this.control, control.order);
  }

  /** Waits until all workers have carried out the order. Throws where one of them has died. */
  async finished(): Promise<void> {
    for (;;) {
      const done = Atomics.load(this.control, control.done);
      if (done === this.workers.length) return;
      if (Atomics.wait(this.control, control.done, done, NAP) !== "timed-out") continue;
      await setImmediate();
      if (this.failure !== undefined) throw this.failure;
    }
  }

  /** Ends the workers. */
  async leave(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private start(workerData: WorkerOrders): Worker {
    const extension = extname(__filename);
    const worker = new Worker(join(__dirname, `crew-worker${extension}`), {
      workerData,
      execArgv: extension === ".ts" ? ["-r", "ts-node/register/transpile-only"] : [],
    });
    worker.once("message", () => {
      this.ready += 1;
    });
    worker.once("error", (error: Error) => {
      const memory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.failure ??= memory
        ? new WorkerOutOfMemory(error.message)
        : new WorkerFailed(error.message, { cause: error });
    });
    worker.once("exit", () => {
      this.failure ??= new WorkerFailed("a thread of the search has ended by itself");
    });
    worker.unref();
    return worker;
  }
}
