import type { Checked, CheckWish, Laboratory } from "../../src/analysis";
import { check, ModelErrorFound } from "../../src/checker";
import type { Model } from "../../src/model";

/** Searches in this thread, and counts. */
export class DirectLaboratory implements Laboratory {
  readonly width = 1;
  isStopped = false;
  searches = 0;

  /** Stops by itself after so many searches. */
  constructor(private readonly stopAfter = Number.POSITIVE_INFINITY) {}

  check(model: Model, wish: CheckWish = {}): Promise<Checked> {
    if (this.isStopped) return Promise.resolve({ kind: "stopped" });
    this.searches += 1;
    if (this.searches >= this.stopAfter) this.isStopped = true;
    try {
      return Promise.resolve({
        kind: "result",
        result: check(model, { ...wish, explainFairness: wish.stopAtViolation !== true }),
      });
    } catch (error) {
      if (!(error instanceof ModelErrorFound)) throw error;
      return Promise.resolve({ kind: "model-error", code: error.result.code, message: error.result.message });
    }
  }
}
