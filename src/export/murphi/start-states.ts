import { cellsOf, type Literal, layoutOf, literalOf, type State, shapeOf, type Variable } from "../../model";
import { initialStates } from "../initial-states";
import { cellValues, constantLiterals, literalFor } from "../stored-value";
import { named } from "../symbols";
import { indented } from "../text";
import { type MurphiContext, scopeOf } from "./context";
import { hasCells } from "./declarations";

/** A start state for each initial state of the model. */
export function startStates(context: MurphiContext): readonly (readonly string[])[] {
  return initialStates(context.model).map((state, position) => [
    `startstate "initial state ${String(position + 1)}"`,
    "begin",
    ...indented(assignments(state, context)),
    "endstartstate;",
  ]);
}

function assignments(state: State, context: MurphiContext): readonly string[] {
  const { model, symbols, writer } = context;
  const { slots } = layoutOf(model);
  const text = (literal: Literal): string => writer.write(literal, scopeOf(context));
  return [
    ...model.variables
      .filter((variable) => hasCells(variable, model))
      .flatMap((variable) => {
        const cells = cellsOf(shapeOf(variable.index, model.sets)).length;
        const values = variable.constant
          ? constantLiterals(variable, cells)
          : cellValues(variable.name, slots, state).map((stored) => literalFor(stored, variable.type, model));
        return variableLines(variable, values.map(text), context);
      }),
    ...model.processes.flatMap((process, position) => {
      const own = symbols.processes[position];
      return [
        `${own?.counter ?? ""} := ${named(own?.labels, process.entry)};`,
        ...process.locals.map(
          ({ name, type, init }) => `${named(own?.locals, name)} := ${text(literalOf(init, type))};`,
        ),
      ];
    }),
  ];
}

function variableLines(variable: Variable, values: readonly string[], context: MurphiContext): readonly string[] {
  const { model, symbols } = context;
  const identifier = named(symbols.variables, variable.name);
  const [first = ""] = values;
  if (values.length > 1 && values.every((value) => value === first)) {
    const names = context.names.inner();
    const loops = variable.index.map((set) => ({ at: names.declare("i"), set: named(symbols.sets, set) }));
    const head = loops.map(({ at, set }) => `for ${at}: ${set} do `).join("");
    const at = loops.map((loop) => `[${loop.at}]`).join("");
    return [`${head}${identifier}${at} := ${first};${" endfor;".repeat(loops.length)}`];
  }
  return cellsOf(shapeOf(variable.index, model.sets)).map((cell, position) => {
    const at = cell.map((index, dimension) => {
      const set = variable.index[dimension] ?? "";
      return `[${symbols.elements.get(set)?.[index] ?? String(index)}]`;
    });
    return `${identifier}${at.join("")} := ${values[position] ?? first};`;
  });
}
