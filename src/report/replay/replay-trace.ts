import type { Interpreter, ModelProperty } from "../../model";
import type { StepReport } from "../trace";
import type { TraceFile } from "../trace-file";
import { isOf, type Point } from "./point";
import { RecordedCells } from "./recorded-cells";
import type { ReplayReport } from "./replay-report";
import { stopAt, stopAtStart } from "./stop";

/** States on the way that cannot be told apart by the record; with more a replay gives up. */
const MOST_POINTS = 100_000;

/** There are too many ways to go along the record: whether it is still possible is not known. */
export class ReplayTooWide extends Error {
  constructor(step: number) {
    super(`more than ${String(MOST_POINTS)} states are like the recorded one after step ${String(step)}`);
  }
}

export interface ReplayInput {
  readonly file: TraceFile;
  readonly interpreter: Interpreter;
  /** The property of the trace, as the model has it. */
  readonly property: ModelProperty;
  /** The hash of the model. */
  readonly modelHash: string;
  /** The rule behind a mark of the model. */
  readonly rules: ReadonlyMap<string, string>;
}

/**
 * Replays a recorded trace step by step with the reference interpreter. A step is the recorded one where the same actor
 * takes the same step, and the cells that were recorded become what they became then. Before each, the actor may take steps
 * that change none of them, such as a decision point that was not there before; a recorded step of that kind may be
 * missing where the model no longer has it. All ways of doing so are followed, so that what is called impossible is.
 *
 * Throws ReplayTooWide where there are too many of them.
 */
export function replayTrace({ file, interpreter, property, modelHash, rules }: ReplayInput): ReplayReport {
  const cells = new RecordedCells(file, interpreter);
  const { steps, length } = file.trace;
  const facts = { property: property.id, length, sameModel: modelHash === file.modelHash, gone: cells.gone };
  const starts = interpreter.initialStates();
  let points: readonly Point[] = starts
    .filter((state) => cells.agrees(state, 0))
    .map((state) => ({ state, before: undefined, by: undefined, recorded: 0, added: 0 }));
  if (points.length === 0) return { ...facts, outcome: "impossible", step: 0, stop: stopAtStart(starts, cells) };
  for (const [at, step] of steps.entries()) {
    const process = interpreter.model.processes.findIndex(({ name }) => name === step.actor);
    const near = silently(points, process, interpreter, cells);
    const next = after(near, step, at, process, interpreter, cells);
    if (next.length === 0) {
      const stop = stopAt(near, { step, at, process, interpreter, cells, rules });
      return { ...facts, outcome: "impossible", step: at + 1, stop };
    }
    points = next;
  }
  const ends = property.kind === "assertion" ? points : silently(points, undefined, interpreter, cells);
  const offence = ends.find((point) => violates(point, property, file, interpreter));
  const added = offence?.added ?? Math.min(...points.map((point) => point.added));
  return { ...facts, outcome: offence === undefined ? "harmless" : "violated", added };
}

/** The points, and those that steps lead to which change nothing of what was recorded; of all processes, or of one. */
function silently(
  points: readonly Point[],
  process: number | undefined,
  interpreter: Interpreter,
  cells: RecordedCells,
): readonly Point[] {
  const found = new Map(points.map((point) => [point.state.join(), point]));
  // A map is walked in the order in which it grows.
  for (const point of found.values()) {
    for (const by of interpreter.transitions(point.state)) {
      if (process !== undefined && by.process !== process) continue;
      const key = by.target.join();
      if (found.has(key) || !cells.same(point.state, by.target)) continue;
      if (found.size >= MOST_POINTS) throw new ReplayTooWide(point.recorded);
      found.set(key, { state: by.target, before: point, by, recorded: point.recorded, added: point.added + 1 });
    }
  }
  return [...found.values()];
}

/** Where the recorded step leads. */
function after(
  near: readonly Point[],
  step: StepReport,
  at: number,
  process: number,
  interpreter: Interpreter,
  cells: RecordedCells,
): readonly Point[] {
  const found = new Map<string, Point>();
  const known = interpreter.model.processes[process]?.steps.some(({ label }) => label === step.step) ?? false;
  for (const point of near) {
    if (!known && step.changes.every(({ scope }) => scope === "ghost") && cells.agrees(point.state, at + 1)) {
      add(found, { ...point, recorded: at + 1 });
    }
    for (const by of interpreter.transitions(point.state)) {
      if (by.process !== process || !isOf(by, step, known, interpreter) || !cells.agrees(by.target, at + 1)) continue;
      add(found, { state: by.target, before: point, by, recorded: at + 1, added: point.added });
    }
  }
  return [...found.values()];
}

/** Two ways to the same state count as one, unless only one of them violates an assertion in its last step. */
function add(found: Map<string, Point>, point: Point): void {
  const key = [...point.state, ...(point.by?.violated ?? [])].join();
  if (!found.has(key)) found.set(key, point);
}

/** Whether the property is violated where the way ends. */
function violates(point: Point, property: ModelProperty, { trace }: TraceFile, interpreter: Interpreter): boolean {
  const { state } = point;
  switch (property.kind) {
    case "invariant":
      return !interpreter.holds(property.holds, state);
    case "assertion":
      return point.by?.violated.includes(property.id) ?? false;
    case "deadlock-free":
      return (
        trace.end.kind === "deadlock" &&
        interpreter.transitions(state).length === 0 &&
        !interpreter.isHalted(state) &&
        !interpreter.isTermination(state)
      );
  }
}
