import type { Model } from "./model";
import { DONE } from "./model";
import type { Type } from "./type";
import { rangeOf } from "./value";

/** One number of a state: a cell of a variable, a process's label, or a process's local. */
export interface Slot {
  readonly kind: "variable" | "label" | "local";
  /** Variable or local name; for a label, the process name. */
  readonly name: string;
  /** Positions in the variable's index sets. */
  readonly at: readonly number[];
  /** The process that a label or local belongs to. */
  readonly process: number | undefined;
  readonly type: Type | undefined;
  readonly min: number;
  readonly max: number;
}

/** Which number of a state means what; the same for interpreter, compiler, exports and reports. */
export interface Layout {
  readonly slots: readonly Slot[];
  /** First slot of each variable that is part of the state. */
  readonly variableBase: ReadonlyMap<string, number>;
  /** For each process: the slot of its label, and the slots of its locals by name. */
  readonly processes: readonly {
    readonly label: number;
    readonly locals: ReadonlyMap<string, number>;
    /** The labels in stored order: those of the steps, then `done`. */
    readonly labels: readonly string[];
    readonly labelNumber: ReadonlyMap<string, number>;
  }[];
}

/** The sizes of the index sets of a variable. */
export function shapeOf(index: readonly string[], sets: Model["sets"]): readonly number[] {
  return index.map((set) => sets[set]?.length ?? 0);
}

/** All cells of a table of that shape, row-major. */
export function cellsOf(shape: readonly number[]): readonly (readonly number[])[] {
  return shape.reduce<readonly (readonly number[])[]>(
    (prefixes, size) => prefixes.flatMap((prefix) => Array.from({ length: size }, (_, at) => [...prefix, at])),
    [[]],
  );
}

export function layoutOf(model: Model): Layout {
  const slots: Slot[] = [];
  const variableBase = new Map<string, number>();
  for (const variable of model.variables) {
    if (variable.constant) continue;
    variableBase.set(variable.name, slots.length);
    const { min, max } = rangeOf(variable.type, model.enums, model.sets);
    for (const at of cellsOf(shapeOf(variable.index, model.sets))) {
      slots.push({ kind: "variable", name: variable.name, at, process: undefined, type: variable.type, min, max });
    }
  }
  const processes = model.processes.map((process, number) => {
    const labels = [...process.steps.map((step) => step.label), DONE];
    const label = slots.length;
    slots.push({
      kind: "label",
      name: process.name,
      at: [],
      process: number,
      type: undefined,
      min: 0,
      max: labels.length - 1,
    });
    const locals = new Map<string, number>();
    for (const local of process.locals) {
      locals.set(local.name, slots.length);
      const { min, max } = rangeOf(local.type, model.enums, model.sets);
      slots.push({ kind: "local", name: local.name, at: [], process: number, type: local.type, min, max });
    }
    return { label, locals, labels, labelNumber: new Map(labels.map((name, position) => [name, position])) };
  });
  return { slots, variableBase, processes };
}
