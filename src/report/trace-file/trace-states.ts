import type { Change, TraceCell, TraceReport } from "../trace";

/** A state of a trace: the values of the cells and the labels of the actors, in the order of the trace. */
export interface TraceState {
  readonly values: readonly string[];
  readonly at: readonly string[];
}

/** A cell that two cells of different actors do not share: locals are told apart by their owner. */
export function cellKey({ scope, variable }: Pick<Change, "scope" | "variable">, actor: string | undefined): string {
  return scope === "local" ? `${actor ?? ""}\n${variable}` : variable;
}

/** The positions of the cells by their keys. */
export function cellPositions(cells: readonly TraceCell[]): ReadonlyMap<string, number> {
  return new Map(cells.map((cell, position) => [cellKey(cell, cell.owner), position]));
}

/** All states of a trace, the first one included: one more than there are steps. */
export function statesOf({ cells, actors, steps }: TraceReport): readonly TraceState[] {
  const positions = cellPositions(cells);
  const states: TraceState[] = [{ values: cells.map(({ value }) => value), at: actors.map(({ at }) => at) }];
  for (const { actor, changes, next } of steps) {
    const { values, at } = states.at(-1) ?? { values: [], at: [] };
    const changed = new Map(changes.map((change) => [positions.get(cellKey(change, actor)), change.to]));
    states.push({
      values: values.map((value, position) => changed.get(position) ?? value),
      at: at.map((label, position) => (actors[position]?.name === actor ? next : label)),
    });
  }
  return states;
}

/** The positions of the cells that each step changes. */
export function changedCells({ cells, steps }: TraceReport): readonly (readonly number[])[] {
  const positions = cellPositions(cells);
  return steps.map(({ actor, changes }) =>
    changes.flatMap((change) => positions.get(cellKey(change, actor)) ?? []).sort((one, other) => one - other),
  );
}
