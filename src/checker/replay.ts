import type { Interpreter, ModelProperty, State, Transition } from "../model";
import { EngineDisagreement } from "./errors";
import type { Move, Trace } from "./result";

export function sameState(left: State, right: State): boolean {
  return left.length === right.length && left.every((value, slot) => value === right[slot]);
}

function moveOf({ process, step, alternative, binding }: Transition): Move {
  return { process, step, alternative, binding };
}

/**
 * Walks a path with the reference interpreter and finds the moves: of several that lead to the next state, the first.
 * Throws EngineDisagreement where the interpreter cannot go that way.
 */
export function replayPath(path: readonly State[], interpreter: Interpreter): Trace {
  const [first] = path;
  if (first === undefined || !interpreter.initialStates().some((state) => sameState(state, first))) {
    throw new EngineDisagreement("a counterexample does not begin in an initial state");
  }
  const moves = path.slice(1).map((next, position): Move => {
    const state = path[position] ?? first;
    const taken = interpreter.transitions(state).find((transition) => sameState(transition.target, next));
    if (taken === undefined)
      throw new EngineDisagreement(`step ${String(position + 1)} of a counterexample is not one`);
    return moveOf(taken);
  });
  return { states: path, moves };
}

/**
 * The counterexample of a property that ends in the last state of the path; that of an assertion has one move more.
 * Throws EngineDisagreement where the reference interpreter does not see the property violated there.
 */
export function replayViolation(property: ModelProperty, path: readonly State[], interpreter: Interpreter): Trace {
  const trace = replayPath(path, interpreter);
  const last = path.at(-1) ?? [];
  const wrong = (): never => {
    throw new EngineDisagreement(`"${property.id}" is not violated where its counterexample ends`);
  };
  switch (property.kind) {
    case "invariant":
      return interpreter.holds(property.holds, last) ? wrong() : trace;
    case "assertion": {
      const move = interpreter.transitions(last).find(({ violated }) => violated.includes(property.id));
      if (move === undefined) return wrong();
      return { states: [...trace.states, move.target], moves: [...trace.moves, moveOf(move)] };
    }
    case "leads-to":
      return wrong();
    case "deadlock-free": {
      const stuck =
        interpreter.transitions(last).length === 0 && !interpreter.isHalted(last) && !interpreter.isTermination(last);
      return stuck ? trace : wrong();
    }
  }
}
