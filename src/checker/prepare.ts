import { Interpreter, type Model, ModelError, type State } from "../model";
import { identityOf } from "./checkpoint/identity";
import { Keeper } from "./checkpoint/keeper";
import { CompiledEngine } from "./compile/compiled-engine";
import type { Engine } from "./engine";
import { choiceOf, type EngineChoice, engineFor } from "./engine-for";
import { ModelErrorFound, RangeTooWide } from "./errors";
import { NOWHERE } from "./findings";
import { judge } from "./judge";
import { judgeLiveness, type LivenessOutcome, undecided } from "./liveness/liveness";
import type { CheckOptions } from "./options";
import { AREA } from "./parallel/control";
import type { CheckResult } from "./result";
import { type Explorer, SerialExplorer } from "./search/explorer";
import { BreadthFirst, DepthFirst, type Order } from "./search/order";
import { insertInitial, type Position, type SearchOutcome, type SearchParts } from "./search/search";
import { FingerprintStore } from "./store/fingerprint-store";
import { MemoryBudget } from "./store/memory-budget";
import { StateStore } from "./store/state-store";
import type { Store } from "./store/store";
import { WasmExplorer } from "./wasm/wasm-explorer";
import { Watch } from "./watch";

const WEB_ASSEMBLY_FROM = 5_000;

/** A search that is ready to run. */
export interface Prepared {
  readonly parts: SearchParts;
  readonly choice: EngineChoice;
  /** The result of what the search found. */
  readonly judge: (outcome: SearchOutcome) => CheckResult;
}

/** Compiles a model and puts its initial states into a store, for a search with so many threads. */
export function prepare(model: Model, options: CheckOptions, members = 1): Prepared {
  const interpreter = interpreterOf(model);
  const sought = model.properties.findIndex(({ id }) => id === options.until);
  const isFound = (): boolean => (engine.findings.violatedAt[sought] ?? NOWHERE) !== NOWHERE;
  const watch = new Watch({ ...options, isInterrupted: () => options.isInterrupted?.() === true || isFound() });
  const choice = choiceOf(options);
  const engine = engineFor(model, choice);
  const store = storeFor(engine, options, new MemoryBudget(watch.memoryBytes));
  const explorer = explorerFor({ engine, store, choice }, options, members);
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
      const result = judge({
        liveness: livenessOf(model, options, { interpreter, choice, store, outcome, engine, watch, order }),
        model,
        engine,
        outcome,
        interpreter,
        shortest: order.byDistance,
        seconds: watch.elapsed(),
      });
      if (result.complete) {
        if (isDecided(result)) keeper?.remove();
        else keeper?.keep(endOf(outcome), true);
      }
      const failure = keeper?.failure;
      return failure === undefined ? result : { ...result, stats: { ...result.stats, checkpointFailure: failure } };
    },
  };
}

/** False where time, memory or an interruption kept responses from being judged after a complete search. */
function isDecided({ properties }: CheckResult): boolean {
  return properties.every(({ limit }) => limit === undefined || limit.kind === "graph");
}

/** Where a complete search goes on: there is nothing left to explore. */
function endOf({ store, explored, transitions, levels, exploredDepth }: SearchOutcome): Position {
  const rest = { first: store.count, last: store.count, depth: levels.length - 1 };
  return { tally: { explored, transitions, levels, exploredDepth }, rest };
}

/** What needs the graph of states; nothing is kept of it. */
function livenessOf(
  model: Model,
  options: CheckOptions,
  {
    interpreter,
    choice,
    store,
    outcome,
    engine,
    watch,
    order,
  }: {
    readonly interpreter: Interpreter;
    readonly choice: EngineChoice;
    readonly store: Store;
    readonly outcome: SearchOutcome;
    readonly engine: Engine;
    readonly watch: Watch;
    readonly order: Order;
  },
): ReadonlyMap<string, LivenessOutcome> {
  if (engine.findings.errorAt !== NOWHERE) return new Map();
  const { limit } = outcome;
  const hasGraph = store instanceof StateStore && options.preemptions === undefined;
  const isEnough = limit?.kind === "violation";
  if (options.liveness === false || !hasGraph || isEnough || (limit !== undefined && !order.byDistance)) {
    return undecided(model, limit ?? { kind: "graph", value: 0 }, options.liveness === false);
  }
  const plain = model.properties.findIndex(({ kind }) => kind === "deadlock-free");
  const deadlock = plain >= 0 && engine.findings.violatedAt[plain] === NOWHERE;
  const { byDistance } = order;
  const explain = options.explainFairness !== false;
  return judgeLiveness(
    { model, interpreter, choice, store, tally: outcome, limit, watch, byDistance, explain },
    deadlock,
  );
}

/** Throws RangeTooWide where a value of the model does not fit into 32 bits. */
export function interpreterOf(model: Model): Interpreter {
  const interpreter = new Interpreter(model);
  for (const slot of interpreter.layout.slots) {
    if (slot.min < -(2 ** 31) || slot.max >= 2 ** 31) throw new RangeTooWide(slot.name);
  }
  return interpreter;
}

function storeFor(engine: Engine, options: CheckOptions, budget: MemoryBudget): Store {
  if (options.store !== "fingerprint") return new StateStore(engine.wordsPerState, budget);
  if (options.order === "depth-first") throw new TypeError("fingerprints go with the breadth-first order only");
  return new FingerprintStore(engine.wordsPerState, budget);
}

function explorerFor(
  { engine, store, choice }: { readonly engine: Engine; readonly store: Store; readonly choice: EngineChoice },
  options: CheckOptions,
  members: number,
): Explorer {
  const serial = new SerialExplorer(engine, store);
  const from = options.webAssemblyFrom ?? WEB_ASSEMBLY_FROM;
  const fits = engine instanceof CompiledEngine && store instanceof StateStore && from !== Number.POSITIVE_INFINITY;
  if (!fits) return serial;
  return new WasmExplorer(engine, store, serial, from, {
    members,
    area: members > 1 ? AREA : 0,
    sleepWords: choice.sleepWords,
  });
}

/** Throws ModelErrorFound where there is none. */
export function initialStates(interpreter: Interpreter): readonly State[] {
  try {
    return interpreter.initialStates();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelErrorFound({ code: error.code, message: error.message, trace: { states: [], moves: [] } });
  }
}
