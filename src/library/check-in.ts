import { failureOf } from "../cli/failure";
import { internalError } from "../cli/internal-error";
import { searchSpec } from "../cli/run-spec";
import type { Searcher } from "../cli/searcher";
import type { SpecOutcome } from "../report";
import { type CheckOptions, refuseNonsense } from "./check-options";
import type { CheckOutcome } from "./check-outcome";
import { readSpecOf } from "./read-specs";
import type { LoadedSpec } from "./spec-source";

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
