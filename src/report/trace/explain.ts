import { children, type Expr, type Interpreter, ModelError, type State, shapeOf } from "../../model";
import type { Cell } from "./names";

/** Where an expression is read: a state and the names bound in it; `process` is whose locals there are. */
export interface Place {
  readonly interpreter: Interpreter;
  readonly state: State;
  readonly process: number;
  readonly bindings: ReadonlyMap<string, number>;
}

/**
 * The cells because of which an expression has the value it has: of an `and` that is false the first false part, of a
 * true `exists` the first witness, and so on. Constants are left out, and so is a part that cannot be evaluated.
 */
export function explain(expr: Expr, place: Place): readonly Cell[] {
  const cells = new Map<string, Cell>();
  collect(expr, place, (cell) => cells.set(`${cell.variable.name} ${cell.at.join(" ")}`, cell));
  return [...cells.values()];
}

/** The value of an expression; undefined where the model goes wrong on it. */
export function storedValue(expr: Expr, { interpreter, state, process, bindings }: Place): number | undefined {
  try {
    return interpreter.evaluate(expr, state, process, bindings);
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

function collect(expr: Expr, place: Place, found: (cell: Cell) => void): void {
  switch (expr.kind) {
    case "and":
    case "or": {
      const decisive = expr.of.find((part) => (storedValue(part, place) === 0) === (expr.kind === "and"));
      for (const part of decisive === undefined ? expr.of : [decisive]) collect(part, place, found);
      break;
    }
    case "exists":
    case "forall": {
      const elements = elementsOf(expr, place);
      const decisive = elements.find((at) => (storedValue(expr.body, at) === 0) === (expr.kind === "forall"));
      for (const at of decisive === undefined ? elements : [decisive]) collect(expr.body, at, found);
      break;
    }
    case "count":
      for (const at of elementsOf(expr, place)) collect(expr.body, at, found);
      break;
    case "variable":
      for (const index of expr.at) collect(index, place, found);
      collectCell(expr.name, expr.at, place, found);
      break;
    default:
      for (const child of children(expr)) collect(child, place, found);
  }
}

/** The places inside a quantifier, one for each element. */
function elementsOf({ set, bind }: { readonly set: string; readonly bind: string }, place: Place): readonly Place[] {
  return (place.interpreter.model.sets[set] ?? []).map((_, at) => ({
    ...place,
    bindings: new Map([...place.bindings, [bind, at]]),
  }));
}

function collectCell(name: string, at: readonly Expr[], place: Place, found: (cell: Cell) => void): void {
  const { model, layout } = place.interpreter;
  const variable = model.variables.find((candidate) => candidate.name === name);
  const base = layout.variableBase.get(name);
  const position = at.map((index) => storedValue(index, place) ?? -1);
  if (variable === undefined || base === undefined || position.some((element) => element < 0)) return;
  const shape = shapeOf(variable.index, model.sets);
  const offset = position.reduce((cell, element, level) => cell * (shape[level] ?? 1) + element, 0);
  found({ variable, at: position, stored: place.state[base + offset] ?? 0 });
}
