import { type Interpreter, type Model, PROCESS_SET, type Slot, type State, type Variable } from "../../model";
import { slotName, slotValue } from "./names";
import type { TraceCell } from "./trace-report";

/** A state as named cells: variables and locals, of the ghosts only those named. */
export function traceCells(
  state: State,
  { model, layout }: Interpreter,
  ghosts: ReadonlySet<string>,
): readonly TraceCell[] {
  const variables = new Map(model.variables.map((variable) => [variable.name, variable]));
  return layout.slots.flatMap((slot, position): readonly TraceCell[] => {
    const { type } = slot;
    if (type === undefined) return [];
    const value = slotValue(state[position] ?? 0, slot, model);
    const named = { variable: slotName(slot, model), value, of: slot.name, type: type.kind };
    if (slot.kind === "local") {
      const owner = model.processes[slot.process ?? -1]?.name ?? "?";
      return [{ ...named, index: [], scope: "local", owner, doc: "" }];
    }
    const variable = variables.get(slot.name);
    if (variable === undefined || (variable.ghost && !ghosts.has(slot.name))) return [];
    return [{ ...named, scope: variable.ghost ? "ghost" : "shared", ...described(variable, slot, model) }];
  });
}

function described(
  { index, group, doc }: Variable,
  { at }: Slot,
  { sets }: Model,
): Pick<TraceCell, "index" | "owner" | "group" | "doc"> {
  const elements = index.map((set, position) => ({ set, element: sets[set]?.[at[position] ?? -1] ?? "?" }));
  const owner = elements.find(({ set }) => set === PROCESS_SET)?.element;
  return {
    index: elements,
    ...(owner === undefined ? {} : { owner }),
    ...(group === undefined ? {} : { group }),
    doc,
  };
}
