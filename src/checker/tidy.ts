import type { Interpreter, ModelProperty } from "../model";
import { cutLoops } from "./cut-loops";
import type { Trace } from "./result";
import { straighten } from "./straighten";

/** Nobody reads a longer trace move by move, and reordering it takes time that grows with the square of its length. */
const LONGEST_STRAIGHTENED = 1000;

/**
 * A counterexample that is easier to read, of the same property: no state occurs twice in it, and it changes from one
 * process to another as rarely as reordering can make it. Traces of more than 1,000 moves are not reordered.
 */
export function tidy(property: ModelProperty, trace: Trace, interpreter: Interpreter): Trace {
  for (let best = cutLoops(property, trace); ; ) {
    if (best.moves.length > LONGEST_STRAIGHTENED) return best;
    const straight = straighten(property, best, interpreter);
    // In another order states may come up again.
    const next = cutLoops(property, straight);
    if (next.moves.length === straight.moves.length) return straight;
    best = next;
  }
}
