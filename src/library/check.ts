import { ThreadSearcher } from "../cli/searcher";
import { passed as passedResult } from "../report";
import { checkIn } from "./check-in";
import type { CheckOptions } from "./check-options";
import type { CheckOutcome } from "./check-outcome";
import type { LoadedSpec, RefusedSpec } from "./spec-source";

/**
 * Explores every interleaving of a spec and judges its properties, in threads of its own. Verdicts, counts and
 * counterexamples are the same for any number of workers and every run, but for what a limit on time or memory, or a
 * signal, cuts. Rejects with a RangeError or a TypeError where arguments make no sense, and with what `onProgress` throws;
 * everything else is in the outcome.
 */
export function check(loaded: LoadedSpec, options: CheckOptions = {}): Promise<CheckOutcome> {
  return checkIn(() => new ThreadSearcher(), loaded, options);
}

/** True where there is a result, nobody cut it short, and every verdict is as expected: `gupcheck run` would exit with 0. */
export function passed(outcome: CheckOutcome | RefusedSpec): boolean {
  return outcome.kind === "checked" && !wasInterrupted(outcome) && passedResult(outcome.result);
}

/** True where a signal ended the search. */
export function wasInterrupted(outcome: CheckOutcome | RefusedSpec): boolean {
  return outcome.kind === "checked" && outcome.result.limit?.kind === "interrupted";
}
