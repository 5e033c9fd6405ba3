import type { Interpreter, State } from "../../model";
import type { Change, StepReport } from "../trace";
import { stepReport } from "../trace/step-report";
import { waitingIn } from "../trace/waiting";
import { isOf, type Point } from "./point";
import type { RecordedCells } from "./recorded-cells";
import type { Stop } from "./replay-report";

interface Place {
  /** The recorded step that is not possible, and its position. */
  readonly step: StepReport;
  readonly at: number;
  readonly process: number;
  readonly interpreter: Interpreter;
  readonly cells: RecordedCells;
  readonly rules: ReadonlyMap<string, string>;
}

/** Why no initial state is like the recorded one: what the one that differs least has otherwise. */
export function stopAtStart(starts: readonly State[], cells: RecordedCells): Stop {
  return { kind: "no-such-start", differing: fewest(starts.map((state) => cells.differences(state, 0))) };
}

/** Why none of the points goes on as was recorded. */
export function stopAt(points: readonly Point[], { step, at, process, interpreter, cells, rules }: Place): Stop {
  const { model } = interpreter;
  const { actor, text, source } = step;
  if (model.processes[process] === undefined) return { kind: "no-such-actor", actor };
  const recorded = { actor, fn: source.fn, text };
  const known = model.processes[process].steps.some(({ label }) => label === step.step);
  const taken = points.flatMap(({ state }) =>
    interpreter.transitions(state).filter((by) => by.process === process && isOf(by, step, known, interpreter)),
  );
  if (taken.length > 0) {
    return {
      ...recorded,
      kind: "differs",
      differing: fewest(taken.map(({ target }) => cells.differences(target, at + 1))),
    };
  }
  // The last point is the farthest that the actor came without changing anything.
  const here =
    points.find(({ state }) => interpreter.label(state, process) === step.step)?.state ?? points.at(-1)?.state ?? [];
  if (interpreter.isHalted(here)) return { ...recorded, kind: "halted" };
  const enabled = interpreter.transitions(here).filter((by) => by.process === process);
  const waiting = waitingIn(here, interpreter, rules).find((each) => each.actor === actor);
  if (enabled.length === 0 && waiting !== undefined) return { ...recorded, kind: "waits", waiting };
  return {
    ...recorded,
    kind: "elsewhere",
    at: interpreter.label(here, process),
    instead: [
      ...new Set(enabled.flatMap((move) => stepReport(move, here, move.target, interpreter, new Set())?.text ?? [])),
    ],
  };
}

function fewest(all: readonly (readonly Change[])[]): readonly Change[] {
  return all.reduce((least, each) => (each.length < least.length ? each : least), all[0] ?? []);
}
