import type { Move } from "../../checker";
import {
  alternativeTyping,
  type Interpreter,
  type Model,
  type ModelAlternative,
  ModelError,
  type Process,
  renderSentence,
  type State,
} from "../../model";
import { slotName, slotValue } from "./names";
import type { Change, StepReport } from "./trace-report";

/** The names that an alternative binds, with the element that a move chose. */
export function bindingsOf(alternative: ModelAlternative, move: Move): ReadonlyMap<string, number> {
  const { choose } = alternative;
  return choose === undefined || move.binding === undefined ? new Map() : new Map([[choose.bind, move.binding]]);
}

/**
 * One step of a trace in words. `after` is undefined where the model goes wrong in the step, which then changes
 * nothing. Of the ghosts only those named are shown. Undefined where the model has no such step.
 */
export function stepReport(
  move: Move,
  before: State,
  after: State | undefined,
  interpreter: Interpreter,
  ghosts: ReadonlySet<string>,
): StepReport | undefined {
  const { model } = interpreter;
  const process = model.processes[move.process];
  const step = process?.steps[move.step];
  const alternative = step?.alternatives[move.alternative];
  if (process === undefined || step === undefined || alternative === undefined) return undefined;
  const text = sentence(alternative, move, before, process, interpreter);
  return {
    actor: process.name,
    step: step.label,
    source: { fn: step.fn, file: step.file },
    agent: alternative.agent ?? step.agent,
    text: text === "" ? step.label : text,
    changes: after === undefined ? [] : changes(before, after, interpreter, ghosts),
    next: after === undefined ? step.label : alternative.next,
    ...(alternative.rule === undefined ? {} : { rule: alternative.rule }),
  };
}

function sentence(
  alternative: ModelAlternative,
  move: Move,
  state: State,
  process: Process,
  interpreter: Interpreter,
): string {
  const { model } = interpreter;
  const bindings = bindingsOf(alternative, move);
  try {
    return renderSentence(
      alternative.text,
      (expr) => interpreter.evaluate(expr, state, move.process, bindings),
      alternativeTyping(model, process, alternative),
      model,
    );
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return alternative.text.map((part) => (typeof part === "string" ? part : "?")).join("");
  }
}

function changes(
  before: State,
  after: State,
  { model, layout }: Interpreter,
  ghosts: ReadonlySet<string>,
): readonly Change[] {
  return layout.slots.flatMap((slot, position): readonly Change[] => {
    const [from, to] = [before[position] ?? 0, after[position] ?? 0];
    if (from === to || slot.kind === "label") return [];
    const scope = slot.kind === "local" ? "local" : isGhost(slot.name, model) ? "ghost" : "shared";
    if (scope === "ghost" && !ghosts.has(slot.name)) return [];
    return [
      {
        variable: slotName(slot, model),
        from: slotValue(from, slot, model),
        to: slotValue(to, slot, model),
        scope,
      },
    ];
  });
}

function isGhost(name: string, model: Model): boolean {
  return model.variables.some((variable) => variable.name === name && variable.ghost);
}
