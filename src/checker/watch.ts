import { performance } from "node:perf_hooks";
import { NOWHERE } from "./findings";
import { defaultMemoryLimit } from "./memory";
import type { CheckOptions, Progress } from "./options";
import type { LimitHit } from "./result";

const PROGRESS_SECONDS = 0.1;

/** Says when a search has to end, and reports how far it is. */
export class Watch {
  readonly memoryBytes: number;
  private start = performance.now();
  private readonly seconds: number;
  private reported = 0;

  constructor(private readonly options: CheckOptions) {
    this.memoryBytes = options.limits?.memoryBytes ?? defaultMemoryLimit();
    const left = options.deadline === undefined ? Number.POSITIVE_INFINITY : (options.deadline - Date.now()) / 1000;
    this.seconds = Math.max(0, Math.min(options.limits?.seconds ?? Number.POSITIVE_INFINITY, left));
  }

  /** Lets the time begin now. */
  restart(): void {
    this.start = performance.now();
  }

  /** Seconds since the search began. */
  elapsed(): number {
    return (performance.now() - this.start) / 1000;
  }

  memoryLimit(): LimitHit {
    return { kind: "memory", value: this.memoryBytes };
  }

  /** The bound on switches between processes, where one was left out. */
  switchLimit(): LimitHit {
    return { kind: "preemptions", value: this.options.preemptions ?? 0 };
  }

  /** The limit that keeps the successors of a level from being stored. */
  levelLimit(states: number, depth: number): LimitHit | undefined {
    const { limits } = this.options;
    if (limits?.depth !== undefined && depth >= limits.depth) return { kind: "depth", value: limits.depth };
    if (limits?.states !== undefined && states >= limits.states) return { kind: "states", value: limits.states };
    return undefined;
  }

  /** Ends the search after a level in which a property was found violated, where that was asked for. */
  violationLimit(violatedAt: Float64Array): LimitHit | undefined {
    if (this.options.stopAtViolation !== true || violatedAt.every((state) => state === NOWHERE)) return undefined;
    return { kind: "violation", value: 1 };
  }

  /** Called for each batch: reports progress now and then, and gives the limit that ends the search here. */
  look(progress: Omit<Progress, "seconds">): LimitHit | undefined {
    const seconds = this.elapsed();
    if (this.options.onProgress !== undefined && seconds - this.reported >= PROGRESS_SECONDS) {
      this.reported = seconds;
      this.options.onProgress({ ...progress, seconds });
    }
    if (this.options.isInterrupted?.() === true) return { kind: "interrupted", value: 0 };
    return seconds > this.seconds ? { kind: "time", value: this.seconds } : undefined;
  }
}
