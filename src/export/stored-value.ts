import {
  decodeValue,
  type Literal,
  literalOf,
  type Model,
  type Slot,
  type State,
  type Type,
  type Variable,
} from "../model";

/** A stored number as a literal of the model. */
export function literalFor(stored: number, type: Type, model: Model): Literal {
  return literalOf(decodeValue(stored, type, model.enums), type);
}

/** The stored numbers of a variable's cells, in the order of its cells. */
export function cellValues(name: string, slots: readonly Slot[], state: State): readonly number[] {
  return slots.flatMap((slot, position) =>
    slot.kind === "variable" && slot.name === name ? [state[position] ?? 0] : [],
  );
}

/** What the cells of a constant table hold. */
export function constantLiterals(variable: Variable, cells: number): readonly Literal[] {
  return Array.from({ length: cells }, (_, cell) => {
    const [value] = (variable.init.length === 1 ? variable.init[0] : variable.init[cell]) ?? [];
    return literalOf(value ?? null, variable.type);
  });
}
