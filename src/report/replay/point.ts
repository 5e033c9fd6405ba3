import type { Interpreter, State, Transition } from "../../model";
import type { StepReport } from "../trace";

/** A state on the way, and how it was reached. */
export interface Point {
  readonly state: State;
  readonly before: Point | undefined;
  readonly by: Transition | undefined;
  /** How many steps of the record lead here. */
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
