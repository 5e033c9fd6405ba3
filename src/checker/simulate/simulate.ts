import type { Model } from "../../model";
import { choiceOf, engineFor } from "../engine-for";
import { NOWHERE } from "../findings";
import { judge } from "../judge";
import type { SimulationOptions } from "../options";
import { initialStates, interpreterOf } from "../prepare";
import type { CheckResult, LimitHit } from "../result";
import { MemoryBudget } from "../store/memory-budget";
import { Watch } from "../watch";
import { Random } from "./random";
import { Walks } from "./walks";

/**
 * Walks at random through the states of a model. What it finds violated is violated, though the counterexample is
 * seldom a shortest one; anything else is inconclusive. `states` are the different states visited, `transitions` the ones
 * that were possible at each visit, `levels` say at which step states were visited first. The same seed gives the same
 * result, unless a limit on time or memory cuts it.
 *
 * Throws what `check` throws.
 */
export function simulate(model: Model, options: SimulationOptions): CheckResult {
  const interpreter = interpreterOf(model);
  const watch = new Watch(options);
  const engine = engineFor(model, choiceOf(options));
  const initial = initialStates(interpreter);
  const walks = new Walks(engine, initial, new Random(options.seed), new MemoryBudget(watch.memoryBytes));
  let limit: LimitHit = { kind: "simulation", value: options.runs };
  for (let run = 1; run <= options.runs && engine.findings.errorAt === NOWHERE; run += 1) {
    const look = (): LimitHit | undefined => {
      const { count: states, visits: explored, transitions, budget, levels } = walks;
      return watch.look({ states, explored, transitions, depth: levels.length - 1, bytes: budget.used, run });
    };
    const end = walks.walk(options.depth, look);
    if (end === "ended") continue;
    limit = end === "full" ? watch.memoryLimit() : end;
    break;
  }
  const { transitions, levels, visits: explored } = walks;
  const outcome = { store: walks, explored, transitions, levels, exploredDepth: -1, limit };
  const liveness = new Map<string, never>();
  return judge({ model, engine, outcome, interpreter, liveness, shortest: false, seconds: watch.elapsed() });
}
