import type { Interpreter, State } from "../../model";
import type { Change } from "../trace";
import { slotName, slotValue } from "../trace/names";
import { cellKey, statesOf, type TraceFile, type TraceState } from "../trace-file";

/**
 * What a recorded trace says of the states on its way, as far as a model still has the cells. Ghosts are not compared: they
 * observe, and which of them are there depends on the properties selected.
 */
export class RecordedCells {
  readonly states: readonly TraceState[];
  /** Cells that were recorded and that the model does not have. */
  readonly gone: readonly string[];
  /** For each recorded cell that is compared its slot in the states of the model. */
  private readonly slots: readonly { readonly cell: number; readonly slot: number }[];

  constructor(
    private readonly file: TraceFile,
    private readonly interpreter: Interpreter,
  ) {
    const { cells } = file.trace;
    const { model, layout } = interpreter;
    const bySlot = new Map(
      layout.slots.flatMap((slot, position): readonly (readonly [string, number])[] => {
        if (slot.kind === "label") return [];
        const scope = slot.kind === "local" ? "local" : "shared";
        const owner = model.processes[slot.process ?? -1]?.name;
        return [[cellKey({ scope, variable: slotName(slot, model) }, owner), position]];
      }),
    );
    this.states = statesOf(file.trace);
    const compared = cells.flatMap((cell, position) => {
      if (cell.scope === "ghost") return [];
      return [{ name: cell.variable, scope: cell.scope, cell: position, slot: bySlot.get(cellKey(cell, cell.owner)) }];
    });
    this.slots = compared.flatMap(({ cell, slot }) => (slot === undefined ? [] : [{ cell, slot }]));
    this.gone = compared.flatMap(({ name, scope, slot }) => (slot === undefined && scope === "shared" ? [name] : []));
  }

  /** Whether a state of the model is like the recorded one. */
  agrees(state: State, recorded: number): boolean {
    return this.slots.every(({ cell, slot }) => this.valueAt(state, slot) === this.states[recorded]?.values[cell]);
  }

  /** Whether two states of the model cannot be told apart by what is compared. */
  same(one: State, other: State): boolean {
    return this.slots.every(({ slot }) => one[slot] === other[slot]);
  }

  /** From what was recorded to what is the case. */
  differences(state: State, recorded: number): readonly Change[] {
    return this.slots.flatMap(({ cell, slot }): readonly Change[] => {
      const from = this.states[recorded]?.values[cell] ?? "";
      const to = this.valueAt(state, slot);
      const { variable, scope } = this.file.trace.cells[cell] ?? { variable: "?", scope: "shared" };
      return from === to ? [] : [{ variable, from, to, scope }];
    });
  }

  private valueAt(state: State, position: number): string {
    const { model, layout } = this.interpreter;
    const slot = layout.slots[position];
    return slot === undefined ? "" : slotValue(state[position] ?? 0, slot, model);
  }
}
