import {
  DONE,
  decodeValue,
  type Expr,
  fold,
  type Interpreter,
  literalOf,
  type Model,
  type ModelAlternative,
  type ModelStep,
  NONE,
  PROCESS_SET,
  type Process,
  printExpr,
  type State,
  substitute,
} from "../../model";
import { explain, type Place, storedValue } from "./explain";
import { type Cell, cellsIn, namedCell } from "./names";
import type { Waiting } from "./trace-report";

/**
 * For each process that has not finished where it stands, what for, and on whom; those that must finish first.
 * `rules` names the rule behind a mark. Meant for a state in which nobody can move.
 */
export function waitingIn(
  state: State,
  interpreter: Interpreter,
  rules: ReadonlyMap<string, string>,
): readonly Waiting[] {
  const all = interpreter.model.processes.flatMap((process, number): readonly Waiting[] => {
    const label = interpreter.label(state, number);
    const step = process.steps.find((candidate) => candidate.label === label);
    return step === undefined || label === DONE ? [] : [waitingAt(step, process, number, state, interpreter, rules)];
  });
  return [...all.filter(({ mustFinish }) => mustFinish), ...all.filter(({ mustFinish }) => !mustFinish)];
}

function waitingAt(
  step: ModelStep,
  process: Process,
  number: number,
  state: State,
  interpreter: Interpreter,
  rules: ReadonlyMap<string, string>,
): Waiting {
  const { model } = interpreter;
  const place: Place = { interpreter, state, process: number, bindings: new Map() };
  const guards = step.alternatives.map(guardOf);
  const known = guards.map((guard) => unmet(withLocals(guard, process, place), place));
  const cells = telling(
    guards.flatMap((guard) => explain(guard, place)).filter(({ variable }) => !variable.ghost),
    model,
  );
  return {
    actor: process.name,
    mustFinish: process.mustFinish,
    step: step.label,
    source: { fn: step.fn, file: step.file },
    until: unique(
      known.filter((guard) => guard.kind !== "bool").map((guard) => printExpr(guard, { sets: model.sets })),
    ),
    because: uniqueBy(
      cells.map((cell) => namedCell(cell, model)),
      ({ variable }) => variable,
    ),
    rules: unique(
      step.marks.flatMap((mark) => {
        const rule = rules.get(mark.id);
        return rule !== undefined && storedValue(mark.when, place) === 1 ? [rule] : [];
      }),
    ),
    on: blamed(cells, number).flatMap((other) => model.processes[other]?.name ?? []),
    holds: cellsIn(state, model, interpreter.layout)
      .filter((cell) => belongsTo(cell, number, model))
      .map((cell) => namedCell(cell, model)),
  };
}

/** The processes that the cells name; the one that waits only where there is no other. */
function blamed(cells: readonly Cell[], waiting: number): readonly number[] {
  const all = unique(cells.flatMap((cell) => processesOf(cell)));
  const others = all.filter((other) => other !== waiting);
  return others.length > 0 ? others : all;
}

/** The cells that are not as they always start, where there are any: nobody waits for what has not happened. */
function telling(cells: readonly Cell[], model: Model): readonly Cell[] {
  const changed = cells.filter(
    ({ variable, stored }) => !variable.init.flat().includes(decodeValue(stored, variable.type, model.enums)),
  );
  return changed.length > 0 ? changed : cells;
}

/** Of a condition made of several the parts that are not true. */
function unmet(guard: Expr, place: Place): Expr {
  if (guard.kind !== "and") return guard;
  return { kind: "and", of: guard.of.filter((part) => storedValue(part, place) !== 1) };
}

/** When an alternative is enabled, its choice included. */
function guardOf({ when, choose }: ModelAlternative): Expr {
  if (choose === undefined) return when;
  return { kind: "exists", bind: choose.bind, set: choose.set, body: { kind: "and", of: [choose.where, when] } };
}

/** The guard with the values of the locals put in, simplified. */
function withLocals(guard: Expr, process: Process, place: Place): Expr {
  const { model } = place.interpreter;
  const types = new Map(process.locals.map(({ name, type }) => [name, type]));
  const valued = substitute(guard, (name) => {
    const type = types.get(name);
    const stored = type === undefined ? undefined : storedValue({ kind: "local", name }, place);
    return type === undefined || stored === undefined
      ? undefined
      : literalOf(decodeValue(stored, type, model.enums), type);
  });
  const constants = new Map(
    model.variables.filter(({ constant }) => constant).map((variable) => [variable.name, variable]),
  );
  return fold(valued, { constants, enums: model.enums, sets: model.sets });
}

/** The processes that a cell speaks of: whose it is, and whom it names. */
function processesOf({ variable, at, stored }: Cell): readonly number[] {
  const owners = variable.index.flatMap((set, position) => (set === PROCESS_SET ? [at[position] ?? NONE] : []));
  const { type } = variable;
  const named = type.kind === "element" && type.set === PROCESS_SET && stored !== NONE ? [stored] : [];
  return [...owners, ...named];
}

/** A cell that names the process, or one of its own that is not as it always starts. */
function belongsTo(cell: Cell, process: number, model: Model): boolean {
  const { variable, stored } = cell;
  if (variable.ghost || !processesOf(cell).includes(process)) return false;
  if (!variable.index.includes(PROCESS_SET)) return true;
  return !variable.init.flat().includes(decodeValue(stored, variable.type, model.enums));
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function uniqueBy<T>(values: readonly T[], key: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [key(value), value])).values()];
}
