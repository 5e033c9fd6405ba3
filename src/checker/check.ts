import { Interpreter, type Model, ModelError, type ModelProperty, type State } from "../model";
import { blame } from "./blame";
import { CompiledEngine } from "./compile/compiled-engine";
import type { Engine } from "./engine";
import { ModelErrorFound, RangeTooWide } from "./errors";
import { firedRules, NOWHERE, recordedMarks } from "./findings";
import { InterpreterEngine } from "./interpret/interpreter-engine";
import { modelHash } from "./model-hash";
import type { CheckOptions, EngineKind } from "./options";
import { pathTo } from "./path";
import { replayViolation } from "./replay";
import type { CheckResult, PropertyResult } from "./result";
import { type SearchOutcome, search } from "./search";
import { straighten } from "./straighten";
import { Watch } from "./watch";

/**
 * Explores the reachable states of a model, in full or up to the limits, and judges its properties. The result is the
 * same for both engines and every run, but for `stats` and for what a limit on time or memory cut.
 *
 * Throws ModelErrorFound where the model itself goes wrong, EngineDisagreement where the reference interpreter does not
 * confirm a counterexample, RangeTooWide where a variable has more than 2^32 values.
 */
export function check(model: Model, options: CheckOptions = {}): CheckResult {
  const interpreter = new Interpreter(model);
  for (const slot of interpreter.layout.slots) {
    if (slot.min < -(2 ** 31) || slot.max >= 2 ** 31) throw new RangeTooWide(slot.name);
  }
  const watch = new Watch(options);
  const engine = engineFor(model, options.engine ?? "compiled");
  const outcome = search(engine, initialStates(interpreter), watch);
  const { errorAt } = engine.findings;
  if (errorAt !== NOWHERE) {
    throw new ModelErrorFound(blame(pathTo(errorAt, outcome.store, engine), model, interpreter));
  }
  return resultOf(model, engine, outcome, interpreter, watch.elapsed());
}

function engineFor(model: Model, kind: EngineKind): Engine {
  switch (kind) {
    case "interpreter":
      return new InterpreterEngine(model);
    case "compiled":
      return new CompiledEngine(model);
  }
}

function initialStates(interpreter: Interpreter): readonly State[] {
  try {
    return interpreter.initialStates();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelErrorFound({ code: error.code, message: error.message, trace: { states: [], moves: [] } });
  }
}

function resultOf(
  model: Model,
  engine: Engine,
  outcome: SearchOutcome,
  interpreter: Interpreter,
  seconds: number,
): CheckResult {
  const { store, levels, limit } = outcome;
  const marks = recordedMarks(engine.findings);
  return {
    states: store.count,
    transitions: outcome.transitions,
    depth: levels.length - 1,
    levels,
    complete: limit === undefined,
    exploredDepth: outcome.exploredDepth,
    ...(limit === undefined ? {} : { limit }),
    properties: model.properties.map((property, number) => {
      const at = engine.findings.violatedAt[number] ?? NOWHERE;
      return at === NOWHERE
        ? unviolated(property, limit === undefined, marks)
        : {
            id: property.id,
            verdict: "violated",
            trace: straighten(property, replayViolation(property, pathTo(at, store, engine), interpreter), interpreter),
            missing: [],
          };
    }),
    marks,
    rules: firedRules(engine.findings),
    modelHash: modelHash(model),
    stats: { seconds, statesPerSecond: seconds > 0 ? store.count / seconds : 0, peakBytes: store.peakBytes },
  };
}

function unviolated(property: ModelProperty, complete: boolean, marks: readonly string[]): PropertyResult {
  const { id } = property;
  if (!complete) return { id, verdict: "inconclusive", missing: [] };
  const missing = property.triggers.filter(({ mark }) => !marks.includes(mark)).map(({ text }) => text);
  return { id, verdict: missing.length === 0 ? "holds" : "vacuous", missing };
}
