import {
  DONE,
  encodeValue,
  type Interpreter,
  type ModelStep,
  type Procedure,
  type Process,
  type State,
  showValue,
  type Transition,
} from "../model";
import type { Waiting } from "../report";
import { framesOf } from "./frames";
import type { ActorView, LocalView, StepView } from "./view";

/** What an actor is seen in. */
export interface ActorPlace {
  readonly interpreter: Interpreter;
  readonly procedures: readonly Procedure[];
  readonly state: State;
  readonly before: State | undefined;
  readonly isHalted: boolean;
  /** What those who cannot move wait for, by name. */
  readonly waiting: ReadonlyMap<string, Waiting>;
  /** Tells of a step that is possible. */
  readonly step: (transition: Transition) => StepView;
}

export function actorView(
  process: Process,
  number: number,
  transitions: readonly Transition[],
  place: ActorPlace,
): ActorView {
  const { interpreter, procedures, state, isHalted } = place;
  const label = interpreter.label(state, number);
  const step = process.steps.find((candidate) => candidate.label === label);
  const steps = transitions.filter((transition) => transition.process === number).map(place.step);
  const status = step === undefined ? "finished" : isHalted ? "stopped" : steps.length > 0 ? "ready" : "waiting";
  const waiting = status === "waiting" ? place.waiting.get(process.name) : undefined;
  return {
    name: process.name,
    doc: process.doc,
    mustFinish: process.mustFinish,
    status,
    label: step === undefined ? DONE : label,
    source: sourceOf(step),
    frames: step === undefined ? [] : framesOf(label, step.path, procedures),
    locals: process.locals.flatMap((local) => localView(local.name, number, place)),
    steps,
    ...(waiting === undefined ? {} : { waiting }),
  };
}

function sourceOf(step: ModelStep | undefined): ActorView["source"] {
  return { fn: step?.fn ?? "", file: step?.file ?? "" };
}

/** A local that is not as it always starts, or that the last step has changed. */
function localView(name: string, process: number, place: ActorPlace): readonly LocalView[] {
  const { state, before, interpreter } = place;
  const { layout, model } = interpreter;
  const slot = layout.processes[process]?.locals.get(name);
  const local = model.processes[process]?.locals.find((candidate) => candidate.name === name);
  if (slot === undefined || local === undefined) return [];
  const show = (stored: number): string => showValue(stored, local.type, model.enums, model.sets);
  const [now, earlier] = [state[slot] ?? 0, before?.[slot]];
  const changed = earlier !== undefined && earlier !== now;
  if (!changed && now === encodeValue(local.init, local.type, model.enums, model.sets)) return [];
  return [{ name, value: show(now), ...(changed ? { from: show(earlier) } : {}) }];
}
