import type { Interpreter, State } from "../../model";
import { valueAt } from "./lasso-fault";
import type { Acquisition } from "./parties";

/**
 * What a process waits for at an acquisition in a state, as a number: the same for the same process, step, lock and cell.
 * -1 where that cannot be said: the cell depends on what the step has chosen.
 */
export type LockOf = (acquisition: number, state: number) => number;

export function lockOfIn(
  acquisitions: readonly Acquisition[],
  decode: (state: number) => State,
  interpreter: Interpreter,
): LockOf {
  // Most locks are the same in every state: then there is no need to look at it.
  const fixed = acquisitions.map((acquisition) =>
    acquisition.at.every(({ kind }) => kind === "element") ? cellOf(acquisition, [], interpreter) : undefined,
  );
  return (number, state) => {
    const acquisition = acquisitions[number];
    return fixed[number] ?? (acquisition === undefined ? -1 : cellOf(acquisition, decode(state), interpreter));
  };
}

function cellOf({ process, at, sizes, first }: Acquisition, state: State, interpreter: Interpreter): number {
  let cell = 0;
  for (const [dimension, index] of at.entries()) {
    const size = sizes[dimension] ?? 0;
    const value = valueAt(index, state, process, interpreter);
    if (value === undefined || value < 0 || value >= size) return -1;
    cell = cell * size + value;
  }
  return first + cell;
}
