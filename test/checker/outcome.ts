import { type CheckOptions, type CheckResult, check, ModelErrorFound, type ModelErrorResult } from "../../src/checker";
import type { Model } from "../../src/model";

/** What a check comes to, without what differs from run to run. */
export type Outcome = Omit<CheckResult, "stats"> | ModelErrorResult;

export function outcomeOf(model: Model, options: CheckOptions): Outcome {
  try {
    const { stats: _, ...result } = check(model, options);
    return result;
  } catch (error) {
    if (error instanceof ModelErrorFound) return error.result;
    throw error;
  }
}
