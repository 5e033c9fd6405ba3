import {
  cellsOf,
  type Layout,
  type Model,
  type Slot,
  type State,
  shapeOf,
  showValue,
  type Variable,
} from "../../model";
import type { NamedValue } from "./trace-report";

/** The name of a cell, as expressions are printed: `crashed`, `dirty[page0]`, `pin[app, page0]`. */
function cellName(variable: Pick<Variable, "name" | "index">, at: readonly number[], model: Model): string {
  if (variable.index.length === 0) return variable.name;
  const elements = variable.index.map((set, position) => model.sets[set]?.[at[position] ?? -1] ?? "?");
  return `${variable.name}[${elements.join(", ")}]`;
}

/** The name of a slot; that of a local is its own name, without the process. */
export function slotName(slot: Slot, model: Model): string {
  const variable = model.variables.find(({ name }) => name === slot.name);
  return slot.kind === "variable" && variable !== undefined ? cellName(variable, slot.at, model) : slot.name;
}

/** The value of a slot as people read it. */
export function slotValue(stored: number, slot: Slot, model: Model): string {
  return slot.type === undefined ? String(stored) : showValue(stored, slot.type, model.enums, model.sets);
}

/** A cell of a variable in a state: where it is, and its stored number. */
export interface Cell {
  readonly variable: Variable;
  readonly at: readonly number[];
  readonly stored: number;
}

/** All cells of the variables that are part of the state, in the order of the layout. */
export function cellsIn(state: State, model: Model, layout: Layout): readonly Cell[] {
  return model.variables.flatMap((variable) => {
    const base = layout.variableBase.get(variable.name);
    if (base === undefined) return [];
    return cellsOf(shapeOf(variable.index, model.sets)).map((at, position) => ({
      variable,
      at,
      stored: state[base + position] ?? 0,
    }));
  });
}

export function namedCell({ variable, at, stored }: Cell, model: Model): NamedValue {
  return {
    variable: cellName(variable, at, model),
    value: showValue(stored, variable.type, model.enums, model.sets),
  };
}
