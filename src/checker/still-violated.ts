import { DONE, type Interpreter, type ModelProperty, type State } from "../model";
import { isMove, lassoFault } from "./liveness/lasso-fault";
import { responsesOf } from "./liveness/liveness";
import { partiesOf } from "./liveness/parties";
import type { Trace } from "./result";

/** There are too many states to tell whether somebody can ever move again. */
export class TooManyStates extends Error {}

/** States looked at one by one, with the reference interpreter. */
const MOST_STATES = 20_000;

/**
 * Whether a path of the model violates a property where it ends, as the counterexample of a search would, judged by the
 * reference interpreter alone. `stuck` names the processes that are to be stuck in a deadlock in which others still move.
 * Throws TooManyStates where that cannot be told.
 */
export function stillViolated(
  property: ModelProperty,
  trace: Trace,
  interpreter: Interpreter,
  stuck?: readonly string[],
): boolean {
  const { model } = interpreter;
  const last = trace.states.at(-1) ?? [];
  switch (property.kind) {
    case "invariant":
      return !interpreter.holds(property.holds, last);
    case "assertion": {
      const move = trace.moves.at(-1);
      const taken = interpreter
        .transitions(trace.states.at(-2) ?? [])
        .find((transition) => move !== undefined && isMove(transition, move));
      return taken?.violated.includes(property.id) ?? false;
    }
    case "deadlock-free":
      if (interpreter.isHalted(last) || interpreter.isTermination(last)) return false;
      if (stuck === undefined) return interpreter.transitions(last).length === 0;
      return neverMoveAgain(stuck, last, interpreter);
    case "leads-to": {
      const parties = partiesOf(model);
      const assumption = { fair: parties.isFair, handOver: model.lockHandOver };
      return responsesOf(property, model).some(
        (response) => lassoFault(trace, response, interpreter, parties, assumption) === undefined,
      );
    }
  }
}

/** Whether none of the processes is done or takes a step in any state that can be reached, nor the system halts. */
function neverMoveAgain(names: readonly string[], from: State, interpreter: Interpreter): boolean {
  const processes = names.map((name) => interpreter.model.processes.findIndex((process) => process.name === name));
  if (processes.some((process) => process < 0 || interpreter.label(from, process) === DONE)) return false;
  const found = new Map([[from.join(), from]]);
  // A map is walked in the order in which it grows.
  for (const state of found.values()) {
    if (interpreter.isHalted(state)) return false;
    for (const { process, target } of interpreter.transitions(state)) {
      if (processes.includes(process)) return false;
      if (found.size >= MOST_STATES) {
        throw new TooManyStates(`more than ${String(MOST_STATES)} states can be reached from the last one`);
      }
      found.set(target.join(), target);
    }
  }
  return true;
}
