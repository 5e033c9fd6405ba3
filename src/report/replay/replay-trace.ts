import type { Trace } from "../../checker";
import type { Interpreter } from "../../model";
import type { StepReport, TraceEnd } from "../trace";
import type { TraceFile } from "../trace-file";
import { isOf, lassoTo, type Point, wayTo } from "./point";
import { RecordedCells } from "./recorded-cells";
import type { ReplayReport } from "./replay-report";
import { stopAt, stopAtStart } from "./stop";

/** States on the way that cannot be told apart by the record; with more a replay gives up. */
const MOST_POINTS = 100_000;
/** How often what repeats is gone through until it comes back to where it was. */
const MOST_ROUNDS = 20;

/** Whether the trace is still possible cannot be told within reason. */
export class ReplayTooWide extends Error {}

interface ReplayInput {
  readonly file: TraceFile;
  readonly interpreter: Interpreter;
  readonly property: string;
  /** The hash of the model. */
  readonly modelHash: string;
  /** The rule behind a mark of the model. */
  readonly rules: ReadonlyMap<string, string>;
  /** Whether a path violates the property where it ends; `stuck` are to be stuck there while others move. */
  readonly violates: (trace: Trace, stuck: readonly string[] | undefined) => boolean;
}

/**
 * Replays a recorded trace step by step with the reference interpreter. A step is the recorded one where the same actor
 * takes the same step, and the cells that were recorded become what they became then. Before each, the actor may take steps
 * that change none of them, such as a decision point that was not there before; a recorded step of that kind may be
 * missing where the model no longer has it. All ways of doing so are followed, so that what is called impossible is.
 *
 * Throws ReplayTooWide where there are too many of them.
 */
export function replayTrace(input: ReplayInput): ReplayReport {
  const { file, interpreter, property, modelHash } = input;
  const cells = new RecordedCells(file, interpreter);
  const { length, loopStart } = file.trace;
  const facts = { property, length, sameModel: modelHash === file.modelHash, gone: cells.gone };
  const starts = interpreter.initialStates();
  let points: readonly Point[] = starts
    .filter((state) => cells.agrees(state, 0))
    .map((state) => ({ state, before: undefined, by: undefined, recorded: 0, added: 0 }));
  if (points.length === 0) return { ...facts, outcome: "impossible", step: 0, stop: stopAtStart(starts, cells) };
  for (let round = 1, from = 0; ; round += 1) {
    const walked = along(points, from, input, cells);
    if ("step" in walked) return { ...facts, outcome: "impossible", ...walked, ...(round > 1 ? { again: true } : {}) };
    points = walked.points;
    const ends = file.trace.end.kind === "step" ? points : silently(points, undefined, interpreter, cells);
    const offence = ends.find((point) => isOffence(point, input));
    if (offence !== undefined) return { ...facts, outcome: "violated", added: offence.added };
    const isClosed = loopStart === undefined || points.some((point) => lassoTo(point, loopStart, length) !== undefined);
    if (isClosed) {
      return {
        ...facts,
        outcome: "harmless",
        added: Math.min(...points.map(({ added }) => added)),
        next: file.trace.end.kind === "deadlock" ? movesAfter(points, stuckIn(file.trace.end), interpreter) : [],
      };
    }
    // The model has state that was not recorded, and that the first rounds change.
    if (round === MOST_ROUNDS) {
      throw new ReplayTooWide(`what repeats does not come back to where it was in ${String(MOST_ROUNDS)} rounds`);
    }
    from = loopStart;
    points = points.map((point) => ({ ...point, recorded: loopStart }));
  }
}

/** Follows the record from a position on. */
function along(
  starts: readonly Point[],
  from: number,
  { file, interpreter, rules }: ReplayInput,
  cells: RecordedCells,
): { readonly points: readonly Point[] } | { readonly step: number; readonly stop: ReturnType<typeof stopAt> } {
  let points = starts;
  for (const [offset, step] of file.trace.steps.slice(from).entries()) {
    const at = from + offset;
    const process = interpreter.model.processes.findIndex(({ name }) => name === step.actor);
    const near = silently(points, process, interpreter, cells);
    points = after(near, step, at, process, interpreter, cells);
    if (points.length === 0) {
      return { step: at + 1, stop: stopAt(near, { step, at, process, interpreter, cells, rules }) };
    }
  }
  return { points };
}

function isOffence(point: Point, { file, violates }: ReplayInput): boolean {
  const { loopStart, length, end } = file.trace;
  if (loopStart === undefined) {
    return violates(wayTo(point), end.kind === "deadlock" ? stuckIn(end) : undefined);
  }
  const lasso = lassoTo(point, loopStart, length);
  return lasso !== undefined && violates(lasso, undefined);
}

/** Who has to finish and never can: others that the spec has now may move without helping them. */
function stuckIn({ waiting }: Extract<TraceEnd, { readonly kind: "deadlock" }>): readonly string[] {
  return waiting.filter(({ mustFinish }) => mustFinish).map(({ actor }) => actor);
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
      if (found.size >= MOST_POINTS) {
        throw new ReplayTooWide(
          `more than ${String(MOST_POINTS)} states are like the recorded one after step ${String(point.recorded)}`,
        );
      }
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

/** What can happen where the record ends, by those who were stuck, else by others: whose step, and where. */
function movesAfter(points: readonly Point[], stuck: readonly string[], interpreter: Interpreter): readonly string[] {
  const { processes } = interpreter.model;
  const moves = points
    .flatMap(({ state }) => interpreter.transitions(state))
    .map(({ process, step }) => {
      const taken = processes[process]?.steps[step];
      const actor = processes[process]?.name ?? "?";
      return { actor, text: `${actor}: ${taken?.fn ?? "?"}, at ${taken?.label ?? "?"}` };
    });
  const own = moves.filter(({ actor }) => stuck.includes(actor));
  return [...new Set((own.length > 0 ? own : moves).map(({ text }) => text))];
}
