import { availableParallelism } from "node:os";
import type { Model } from "../model";
import type { CheckOptions, ParallelOptions } from "./options";
import { CrewExplorer } from "./parallel/crew-explorer";
import { prepare } from "./prepare";
import type { CheckResult } from "./result";
import { runInTurns, runToEnd } from "./search/drive";
import { BreadthFirst } from "./search/order";
import { StateStore } from "./store/state-store";

const WORKERS_FROM = 20_000;
/** Seconds: a search that ends sooner is over before other threads could help. */
const WORKERS_AFTER = 0.25;
const MOST_WORKERS = 16;

/**
 * Explores the reachable states of a model, in full or up to the limits, and judges its properties, in the calling
 * thread and at once: interruptions have to come from another one. The result is the same for both engines and every
 * run, but for `stats` and for what a limit on time or memory cut.
 *
 * Throws ModelErrorFound where the model itself goes wrong, EngineDisagreement where the reference interpreter does not
 * confirm a counterexample, RangeTooWide where a variable has more than 2^32 values.
 */
export function check(model: Model, options: CheckOptions = {}): CheckResult {
  const { parts, judge } = prepare(model, options);
  return judge(runToEnd(parts));
}

/**
 * As `check`, with the same result, but lets timers and signals have their turn, and brings in other threads once many
 * states of the same depth are to be explored. Throws WorkerFailed where one of them dies.
 */
export async function checkParallel(model: Model, options: ParallelOptions = {}): Promise<CheckResult> {
  const members = workersOf(options);
  const { parts, judge, choice } = prepare(model, options, members);
  if (members < 2 || !(parts.store instanceof StateStore) || !(parts.order instanceof BreadthFirst)) {
    return judge(await runInTurns(parts));
  }
  const from = options.workersFrom ?? WORKERS_FROM;
  const after = options.workersFrom === undefined ? WORKERS_AFTER : 0;
  const setup = { model, choice, members, from, isTime: () => parts.watch.elapsed() >= after };
  const explorer = new CrewExplorer(parts.engine, parts.store, parts.explorer, setup);
  try {
    if (options.eager === true) {
      await explorer.startNow();
      parts.watch.restart();
    }
    return judge(await runInTurns({ ...parts, explorer }));
  } finally {
    await explorer.end();
  }
}

function workersOf({ workers = "auto" }: ParallelOptions): number {
  return Math.min(MOST_WORKERS, workers === "auto" ? availableParallelism() : workers);
}
