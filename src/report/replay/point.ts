import type { Trace } from "../../checker";
import type { Interpreter, State, Transition } from "../../model";
import type { StepReport } from "../trace";

/** A state on the way, and how it was reached. */
export interface Point {
  readonly state: State;
  readonly before: Point | undefined;
  /** The transition that leads here; undefined at the start, and where a recorded step was left out. */
  readonly by: Transition | undefined;
  /** The recorded state that it is like. */
  readonly recorded: number;
  /** Steps on the way that are not in the record. */
  readonly added: number;
}

/** The transition is of the recorded step; where its label is not known any more, of the same function. */
export function isOf(
  { process, step: position }: Transition,
  step: StepReport,
  known: boolean,
  interpreter: Interpreter,
): boolean {
  const taken = interpreter.model.processes[process]?.steps[position];
  return known ? taken?.label === step.step : taken?.fn === step.source.fn;
}

/** The way to a point. */
export function wayTo(point: Point): Trace {
  const points = pointsTo(point);
  return {
    states: points.map(({ state }) => state),
    moves: points.flatMap(({ by }) =>
      by === undefined
        ? []
        : [{ process: by.process, step: by.step, alternative: by.alternative, binding: by.binding }],
    ),
  };
}

/**
 * The way to a point as one that repeats: from a state on that is like the recorded one at `loopStart`, and the same as the
 * last one. Where `loopStart` is the recorded end, nothing repeats. Undefined where there is no such state.
 */
export function lassoTo(point: Point, loopStart: number, length: number): Trace | undefined {
  const way = wayTo(point);
  if (loopStart === length) return { ...way, loopStart: way.moves.length };
  const points = pointsTo(point);
  const at = points.findIndex(
    ({ state, recorded }, position) =>
      recorded === loopStart && position < points.length - 1 && state.join() === point.state.join(),
  );
  return at < 0 ? undefined : { ...way, loopStart: at };
}

/** One for each state on the way. */
function pointsTo(point: Point): readonly Point[] {
  const points: Point[] = [];
  for (let at: Point | undefined = point; at !== undefined; at = at.before) {
    if (at.by !== undefined || at.before === undefined) points.unshift(at);
  }
  return points;
}
