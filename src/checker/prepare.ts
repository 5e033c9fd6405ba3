import { Interpreter, type Model, ModelError, type State } from "../model";
import { identityOf } from "./checkpoint/identity";
import { Keeper } from "./checkpoint/keeper";
import { type EngineChoice, engineFor } from "./engine-for";
import { ModelErrorFound, RangeTooWide } from "./errors";
import { judge } from "./judge";
import type { CheckOptions } from "./options";
import type { CheckResult } from "./result";
import { SerialExplorer } from "./search/explorer";
import { BreadthFirst, DepthFirst } from "./search/order";
import { insertInitial, type SearchOutcome, type SearchParts } from "./search/search";
import { MemoryBudget } from "./store/memory-budget";
import { StateStore } from "./store/state-store";
import { Watch } from "./watch";

/** A search that is ready to run. */
export interface Prepared {
  readonly parts: SearchParts;
  readonly choice: EngineChoice;
  /** The result of what the search found. */
  readonly judge: (outcome: SearchOutcome) => CheckResult;
}

/** Compiles a model and puts its initial states into a store. */
export function prepare(model: Model, options: CheckOptions): Prepared {
  const interpreter = new Interpreter(model);
  for (const slot of interpreter.layout.slots) {
    if (slot.min < -(2 ** 31) || slot.max >= 2 ** 31) throw new RangeTooWide(slot.name);
  }
  const watch = new Watch(options);
  const choice = { kind: options.engine ?? "compiled" };
  const engine = engineFor(model, choice);
  const store = new StateStore(engine.wordsPerState, new MemoryBudget(watch.memoryBytes));
  const explorer = new SerialExplorer(engine, store);
  const order = options.order === "depth-first" ? new DepthFirst() : new BreadthFirst();
  const { checkpoint } = options;
  const keeper =
    checkpoint === undefined
      ? undefined
      : new Keeper(checkpoint, identityOf(model, options, checkpoint.version), { engine, store, order });
  const resume = keeper?.restore();
  let full = false;
  if (resume === undefined) {
    full = !insertInitial(engine, initialStates(interpreter), store);
    order.found({ first: 0, last: store.count, depth: 0 });
  }
  return {
    parts: {
      ...{ engine, store, order, explorer, watch, full },
      ...(resume === undefined ? {} : { resume }),
      ...(keeper === undefined ? {} : { keep: keeper.keep }),
    },
    choice,
    judge: (outcome) => {
      const failure = keeper?.failure;
      const result = judge({ model, engine, outcome, interpreter, order, seconds: watch.elapsed() });
      if (result.complete) keeper?.remove();
      return failure === undefined ? result : { ...result, stats: { ...result.stats, checkpointFailure: failure } };
    },
  };
}

function initialStates(interpreter: Interpreter): readonly State[] {
  try {
    return interpreter.initialStates();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelErrorFound({ code: error.code, message: error.message, trace: { states: [], moves: [] } });
  }
}
