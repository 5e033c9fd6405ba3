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
import type { Checker } from "./compiled";

/** What a check comes to, without what differs from run to run. */
export type Outcome = Omit<CheckResult, "stats"> | ModelErrorResult;

function withoutStats({ stats: _, ...result }: CheckResult): Outcome {
  return result;
}

function modelError(error: unknown, Found = ModelErrorFound): Outcome {
  if (error instanceof Found) return error.result;
  throw error;
}

export function outcomeOf(model: Model, options: CheckOptions): Outcome {
  try {
    return withoutStats(check(model, options));
  } catch (error) {
    return modelError(error);
  }
}

/** By default the checker is the sources; where many searches start threads, take `compiledChecker`. */
export async function parallelOutcomeOf(
  model: Model,
  options: ParallelOptions,
  checker: Pick<Checker, "checkParallel" | "ModelErrorFound"> = { checkParallel, ModelErrorFound },
): Promise<Outcome> {
  try {
    return withoutStats(await checker.checkParallel(model, options));
  } catch (error) {
    return modelError(error, checker.ModelErrorFound);
  }
}
