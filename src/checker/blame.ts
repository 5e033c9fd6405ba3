import {
  type Choice,
  type Expr,
  Interpreter,
  type Model,
  type ModelAlternative,
  ModelError,
  type State,
} from "../model";
import { EngineDisagreement } from "./errors";
import { replayPath } from "./replay";
import type { ModelErrorResult, Move } from "./result";

/**
 * What went wrong in the last state of the path, as the reference interpreter sees it, with the move that did it; no
 * move where an invariant or the condition of a mark did. Throws EngineDisagreement where nothing goes wrong there.
 */
export function blame(path: readonly State[], model: Model, interpreter: Interpreter): ModelErrorResult {
  const trace = replayPath(path, interpreter);
  const state = path.at(-1) ?? [];
  const observed = errorOf(() => observe(state, model, interpreter));
  if (observed !== undefined) return { code: observed.code, message: observed.message, trace };
  const halt = errorOf(() => interpreter.isHalted(state));
  if (halt !== undefined) return { code: halt.code, message: halt.message, trace };
  for (const move of candidates(state, model, interpreter)) {
    const error = errorOf(() => new Interpreter(only(model, move)).transitions(state));
    if (error !== undefined) {
      return { code: error.code, message: error.message, trace: { ...trace, moves: [...trace.moves, move] } };
    }
  }
  throw new EngineDisagreement("the model does not go wrong where it was said to");
}

function errorOf(attempt: () => unknown): ModelError | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}

function observe(state: State, model: Model, interpreter: Interpreter): void {
  interpreter.stateMarks(state);
  for (const property of model.properties) {
    if (property.kind === "invariant") interpreter.holds(property.holds, state);
  }
}

/** All moves of the steps at which the processes stand, enabled or not. */
function candidates(state: State, model: Model, interpreter: Interpreter): readonly Move[] {
  return model.processes.flatMap(({ steps }, process) => {
    const label = interpreter.label(state, process);
    const step = steps.findIndex((candidate) => candidate.label === label);
    return (steps[step]?.alternatives ?? []).flatMap(({ choose }, alternative): readonly Move[] =>
      choose === undefined
        ? [{ process, step, alternative, binding: undefined }]
        : (model.sets[choose.set] ?? []).map((_, binding) => ({ process, step, alternative, binding })),
    );
  });
}

/** The model with one move of one step left; everything else keeps its place. */
function only(model: Model, move: Move): Model {
  return {
    ...model,
    processes: model.processes.map((process, number) => ({
      ...process,
      steps: process.steps.map((step, position) => ({
        ...step,
        alternatives:
          number !== move.process || position !== move.step
            ? []
            : step.alternatives.filter((_, at) => at === move.alternative).map((kept) => bindTo(kept, move.binding)),
      })),
    })),
  };
}

function bindTo(alternative: ModelAlternative, binding: number | undefined): ModelAlternative {
  const { choose } = alternative;
  if (choose === undefined || binding === undefined) return alternative;
  const chosen: Expr = {
    kind: "eq",
    left: { kind: "local", name: choose.bind },
    right: { kind: "element", set: choose.set, index: binding },
  };
  const narrowed: Choice = { ...choose, where: { kind: "and", of: [chosen, choose.where] } };
  return { ...alternative, choose: narrowed };
}
