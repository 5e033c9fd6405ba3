import { cellsOf, decodeValue, type Layout, type Model, type State, shapeOf, TRUE, type Value } from "../model";

/**
 * The model with one initial state, which is any of its states: everything else, and so the layout of states and the
 * numbers of steps, is the same.
 */
export function startingAt(state: State, model: Model, layout: Layout): Model {
  return {
    ...model,
    initially: TRUE,
    variables: model.variables.map((variable) => {
      const base = layout.variableBase.get(variable.name);
      if (base === undefined) return variable;
      const cells = cellsOf(shapeOf(variable.index, model.sets));
      const init = cells.map((_, cell): readonly Value[] => [
        decodeValue(state[base + cell] ?? 0, variable.type, model.enums),
      ]);
      return { ...variable, init };
    }),
    processes: model.processes.map((process, number) => {
      const slots = layout.processes[number];
      if (slots === undefined) return process;
      return {
        ...process,
        entry: slots.labels[state[slots.label] ?? 0] ?? process.entry,
        locals: process.locals.map((local) => {
          const slot = slots.locals.get(local.name);
          return slot === undefined
            ? local
            : { ...local, init: decodeValue(state[slot] ?? 0, local.type, model.enums) };
        }),
      };
    }),
  };
}
