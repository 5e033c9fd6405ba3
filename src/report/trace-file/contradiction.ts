import type { TraceReport } from "../trace";
import { cellKey, cellPositions, statesOf } from "./trace-states";

/** What the parts of a trace that was read from a file say against each other; undefined where they agree. */
export function contradictionIn(trace: TraceReport): string | undefined {
  const { length, steps, loopStart, cells } = trace;
  if (steps.length !== length) return `"length" is ${String(length)}, but there are ${String(steps.length)} steps`;
  if (cellPositions(cells).size !== cells.length) return "two cells have the same name";
  return strangerIn(trace) ?? breakIn(trace) ?? (loopStart === undefined ? undefined : gapIn(trace, loopStart));
}

/** A step or a waiting actor that is none of the actors. */
function strangerIn({ actors, steps, end }: TraceReport): string | undefined {
  const names = new Set(actors.map(({ name }) => name));
  if (names.size !== actors.length) return "two actors have the same name";
  const waiting = end.kind === "deadlock" || end.kind === "forever" ? end.waiting : [];
  const stranger = [...steps, ...waiting].find(({ actor }) => !names.has(actor));
  return stranger === undefined ? undefined : `"${stranger.actor}" is not among the actors`;
}

/** A change that does not begin with the value that the cell has. */
function breakIn(trace: TraceReport): string | undefined {
  const { steps, cells } = trace;
  const positions = cellPositions(cells);
  const states = statesOf(trace);
  for (const [number, { actor, changes }] of steps.entries()) {
    for (const change of changes) {
      const position = positions.get(cellKey(change, actor));
      const where = `step ${String(number + 1)} changes "${change.variable}"`;
      if (position === undefined) return `${where}, which is not among the cells`;
      const value = states[number]?.values[position];
      if (value !== change.from) return `${where} from "${change.from}", but it is "${value ?? ""}" there`;
    }
  }
  return undefined;
}

/** A loop that does not come back to where it began. */
function gapIn(trace: TraceReport, loopStart: number): string | undefined {
  const states = statesOf(trace);
  const start = states[loopStart];
  const last = states.at(-1);
  if (start === undefined || last === undefined) return `"loopStart" is ${String(loopStart)}, after the last step`;
  const at = start.values.findIndex((value, position) => value !== last.values[position]);
  const cell = trace.cells[at];
  if (cell !== undefined) return `the last state is not the one at "loopStart": "${cell.variable}" differs`;
  const moved = trace.actors.find((_, position) => start.at[position] !== last.at[position]);
  return moved === undefined
    ? undefined
    : `the last state is not the one at "loopStart": "${moved.name}" stands elsewhere`;
}
