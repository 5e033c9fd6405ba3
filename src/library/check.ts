import { failureOf, internalError } from "../cli/internal-error";
import { searchSpec } from "../cli/run-spec";
import { type Searcher, ThreadSearcher } from "../cli/searcher";
import { type PluginReport, passed as passedResult, type SpecOutcome } from "../report";
import { type CheckOptions, refuseNonsense } from "./check-options";
import { readSpecOf } from "./load-spec";
import type { LoadedSpec, RefusedSpec } from "./spec-source";

/**
 * What a check came to: `checked` with the result; `refused` where the model itself goes wrong somewhere, such as state
 * of a policy that leaves its range (exit 2); `internal-error` where gupcheck does, and no verdict can be trusted (exit 4).
 */
export type CheckOutcome = SpecOutcome & {
  /** The plug-ins that took part: verdicts are relative to them. */
  readonly plugins: readonly PluginReport[];
};

/**
 * Explores every interleaving of a spec and judges its properties, in threads of its own. Verdicts, counts and
 * counterexamples are the same for any number of workers and every run, but for what a limit on time or memory, or a
 * signal, cuts. Throws a RangeError or a TypeError for arguments that make no sense, and whatever `onProgress` throws;
 * everything else is in the outcome.
 */
export function check(loaded: LoadedSpec, options: CheckOptions = {}): Promise<CheckOutcome> {
  return checkIn(() => new ThreadSearcher(), loaded, options);
}

/** `check` with a searcher of the caller's choice. */
export async function checkIn(
  newSearcher: () => Searcher,
  loaded: LoadedSpec,
  options: CheckOptions,
): Promise<CheckOutcome> {
  const read = readSpecOf(loaded);
  refuseNonsense(options);
  const { limits = {}, simulate, onProgress, signal } = options;
  const { engine = "compiled", workers = "auto", order = "breadth-first", store = "exact" } = options;
  const { preemptions, liveness, stopAtViolation } = options;
  const searcher = newSearcher();
  const stop = (): void => searcher.stop();
  const thrown: unknown[] = [];
  if (signal?.aborted === true) stop();
  signal?.addEventListener("abort", stop);
  try {
    const outcome = await searchSpec(
      read,
      searcher,
      {
        engine,
        limits,
        method: {
          workers,
          order,
          store,
          ...(preemptions === undefined ? {} : { preemptions }),
          ...(liveness === undefined ? {} : { liveness }),
          ...(stopAtViolation === undefined ? {} : { stopAtViolation }),
        },
        ...(simulate === undefined ? {} : { simulation: { simulate: simulate.runs, seed: simulate.seed } }),
        verbose: true,
      },
      (progress) => {
        try {
          onProgress?.(progress);
        } catch (error) {
          thrown.push(error);
          stop();
        }
      },
    ).catch(
      (error: unknown): SpecOutcome => ({
        kind: "internal-error",
        spec: loaded.spec,
        diagnostics: [internalError("internal/error", loaded.spec, failureOf(error), true)],
      }),
    );
    if (thrown.length > 0) throw thrown[0];
    return { ...outcome, plugins: loaded.plugins };
  } finally {
    signal?.removeEventListener("abort", stop);
    await searcher.close();
  }
}

/** True where there is a result, nobody cut it short, and every verdict is as expected: `gupcheck run` would exit with 0. */
export function passed(outcome: CheckOutcome | RefusedSpec): boolean {
  return outcome.kind === "checked" && !wasInterrupted(outcome) && passedResult(outcome.result);
}

/** True where a signal ended the search. */
export function wasInterrupted(outcome: CheckOutcome | RefusedSpec): boolean {
  return outcome.kind === "checked" && outcome.result.limit?.kind === "interrupted";
}
