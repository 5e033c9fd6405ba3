import {
  type CheckOptions,
  type CheckResult,
  check,
  checkParallel,
  ModelErrorFound,
  type ModelErrorResult,
  type ParallelOptions,
} from "../../src/checker";
import type { Model } from "../../src/model";

/** What a check comes to, without what differs from run to run. */
export type Outcome = Omit<CheckResult, "stats"> | ModelErrorResult;

function withoutStats({ stats: _, ...result }: CheckResult): Outcome {
  return result;
}

function modelError(error: unknown): Outcome {
  if (error instanceof ModelErrorFound) return error.result;
  throw error;
}

export function outcomeOf(model: Model, options: CheckOptions): Outcome {
  try {
    return withoutStats(check(model, options));
  } catch (error) {
    return modelError(error);
  }
}

export async function parallelOutcomeOf(model: Model, options: ParallelOptions): Promise<Outcome> {
  try {
    return withoutStats(await checkParallel(model, options));
  } catch (error) {
    return modelError(error);
  }
}
