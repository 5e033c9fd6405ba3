import type { PropertyResult, Trace } from "../../checker";
import { type Interpreter, type ModelProperty, printExpr, type State } from "../../model";
import { explain, type Place, storedValue } from "./explain";
import { foreverEnd } from "./forever";
import { cellsIn, namedCell } from "./names";
import { ghostsOf } from "./needed-ghosts";
import { bindingsOf, stepReport } from "./step-report";
import { traceCells } from "./trace-cells";
import type { NamedValue, TraceEnd, TraceReport, Waiting } from "./trace-report";
import { waitingIn } from "./waiting";

/**
 * A counterexample in words. `rules` names the rule behind a mark of the model. Changes of ghosts that the property does
 * not need are left out.
 */
export function traceReport(
  trace: Trace,
  property: ModelProperty,
  interpreter: Interpreter,
  rules: ReadonlyMap<string, string>,
  found: Pick<PropertyResult, "fairness" | "stuck"> = {},
): TraceReport {
  const last = trace.states.at(-1) ?? [];
  const end = (): TraceEnd => {
    switch (property.kind) {
      case "assertion":
        return { kind: "step", because: becauseOfStep(trace, property.id, interpreter) };
      case "invariant":
        return { kind: "state", because: because(property.holds, placeIn(last, interpreter)) };
      case "deadlock-free":
        return { kind: "deadlock", ...stuckIn(last, found.stuck, interpreter, rules) };
      case "leads-to":
        return foreverEnd(trace, interpreter, rules, found.fairness);
    }
  };
  return {
    ...walk(trace, interpreter, ghostsOf(property, interpreter.model)),
    end: end(),
    ...(interpreter.isHalted(last)
      ? { halted: printExpr(interpreter.model.halted, { sets: interpreter.model.sets }) }
      : {}),
  };
}

/** Who waits in a deadlock; where others may still move, only those who never can again. */
function stuckIn(
  state: State,
  stuck: readonly string[] | undefined,
  interpreter: Interpreter,
  rules: ReadonlyMap<string, string>,
): { readonly waiting: readonly Waiting[]; readonly othersMove?: true } {
  const waiting = waitingIn(state, interpreter, rules);
  if (stuck === undefined) return { waiting };
  return { waiting: waiting.filter(({ actor }) => stuck.includes(actor)), othersMove: true };
}

/** The way to where the model itself goes wrong. */
export function errorTraceReport(trace: Trace, interpreter: Interpreter): TraceReport {
  return {
    ...walk(trace, interpreter, new Set(interpreter.model.variables.map(({ name }) => name))),
    end: { kind: "error", atStep: trace.moves.length >= trace.states.length && trace.moves.length > 0 },
  };
}

function walk(trace: Trace, interpreter: Interpreter, ghosts: ReadonlySet<string>): Omit<TraceReport, "end"> {
  const { states, moves, loopStart } = trace;
  const [first] = states;
  return {
    length: moves.length,
    ...(loopStart === undefined ? {} : { loopStart }),
    actors: interpreter.model.processes.map(({ name, doc, mustFinish, entry }, number) => ({
      name,
      doc,
      mustFinish,
      at: first === undefined ? entry : interpreter.label(first, number),
    })),
    initially: first === undefined ? [] : choicesIn(first, interpreter),
    cells: first === undefined ? [] : traceCells(first, interpreter, ghosts),
    steps: moves.flatMap((move, position) => {
      const before = states[position];
      if (before === undefined) return [];
      return stepReport(move, before, states[position + 1], interpreter, ghosts) ?? [];
    }),
  };
}

/** The values of the cells, ghosts apart, that may start with more than one. */
function choicesIn(first: State, { model, layout }: Interpreter): readonly NamedValue[] {
  const open = new Set(
    model.variables
      .filter(({ init, ghost }) => !ghost && init.some((choices) => choices.length > 1))
      .map(({ name }) => name),
  );
  return cellsIn(first, model, layout)
    .filter(({ variable }) => open.has(variable.name))
    .map((cell) => namedCell(cell, model));
}

function becauseOfStep(trace: Trace, id: string, interpreter: Interpreter): readonly NamedValue[] {
  const move = trace.moves.at(-1);
  const before = trace.states.at(-2);
  if (move === undefined || before === undefined) return [];
  const alternative = interpreter.model.processes[move.process]?.steps[move.step]?.alternatives[move.alternative];
  if (alternative === undefined) return [];
  const place: Place = {
    interpreter,
    state: before,
    process: move.process,
    bindings: bindingsOf(alternative, move),
  };
  const offended = alternative.assertions.find(
    ({ property, require }) => property === id && storedValue(require, place) === 0,
  );
  return offended === undefined ? [] : because(offended.require, place);
}

/** A place outside all processes: an invariant reads no locals. */
function placeIn(state: State, interpreter: Interpreter): Place {
  return { interpreter, state, process: -1, bindings: new Map() };
}

function because(expr: Parameters<typeof explain>[0], place: Place): readonly NamedValue[] {
  return explain(expr, place).map((cell) => namedCell(cell, place.interpreter.model));
}
