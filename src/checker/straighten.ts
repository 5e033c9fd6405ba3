import type { Interpreter, ModelProperty, State, Transition } from "../model";
import { sameState } from "./replay";
import type { Move, Trace } from "./result";

/**
 * Reorders a counterexample so that it changes from one process to another as rarely as it can be made to: neighbouring
 * moves are exchanged only where both orders lead to the same state, so the trace keeps its length and its end. The move
 * that violates an assertion stays last. The result is not always the best possible one, but never worse.
 */
export function straighten(property: ModelProperty, trace: Trace, interpreter: Interpreter): Trace {
  const end = property.kind === "assertion" ? trace.moves.length - 1 : trace.moves.length;
  let best = new Reordering(trace, interpreter);
  for (let improved = true; improved; ) {
    improved = false;
    for (let at = 1; at < end; at += 1) {
      for (const join of [joinBefore, joinAfter]) {
        const candidate = join(at, best);
        if (candidate === undefined || candidate.switches() >= best.switches()) continue;
        best = candidate;
        improved = true;
      }
    }
  }
  return best.trace();
}

/** Brings the move at `at` back to the last earlier one of its process. */
function joinBefore(at: number, reordering: Reordering): Reordering | undefined {
  const predecessor = reordering.predecessor(at);
  if (predecessor === undefined || predecessor === at - 1) return undefined;
  const candidate = reordering.copy();
  for (let position = at; position > predecessor + 1; position -= 1) {
    if (!candidate.exchange(position - 1)) return undefined;
  }
  return candidate;
}

/** Brings the run of moves of the same process that ends before `at` forward to it. */
function joinAfter(at: number, reordering: Reordering): Reordering | undefined {
  const predecessor = reordering.predecessor(at);
  if (predecessor === undefined || predecessor === at - 1) return undefined;
  const candidate = reordering.copy();
  const distance = at - 1 - predecessor;
  for (let last = predecessor; last >= 0 && reordering.processAt(last) === reordering.processAt(at); last -= 1) {
    for (let position = last; position < last + distance; position += 1) {
      if (!candidate.exchange(position)) return undefined;
    }
  }
  return candidate;
}

/** A trace under rearrangement. */
class Reordering {
  private readonly states: State[];
  private readonly moves: Move[];

  constructor(
    trace: Trace,
    private readonly interpreter: Interpreter,
  ) {
    this.states = [...trace.states];
    this.moves = [...trace.moves];
  }

  copy(): Reordering {
    return new Reordering(this.trace(), this.interpreter);
  }

  trace(): Trace {
    return { states: this.states, moves: this.moves };
  }

  processAt(position: number): number | undefined {
    return this.moves[position]?.process;
  }

  /** How often one process takes over from another. */
  switches(): number {
    return this.moves.filter((move, position) => position > 0 && move.process !== this.processAt(position - 1)).length;
  }

  /** The last move of the same process before `at`. */
  predecessor(at: number): number | undefined {
    const process = this.processAt(at);
    const position = this.moves.findLastIndex((move, earlier) => earlier < at && move.process === process);
    return position < 0 ? undefined : position;
  }

  /** Exchanges the moves at `first` and after it, if that changes nothing but the state between them. */
  exchange(first: number): boolean {
    const from = this.states[first];
    const left = this.moves[first];
    const right = this.moves[first + 1];
    const to = this.states[first + 2];
    if (from === undefined || left === undefined || right === undefined || to === undefined) return false;
    const between = this.take(right, from);
    const after = between === undefined ? undefined : this.take(left, between.target);
    if (between === undefined || after === undefined || !sameState(after.target, to)) return false;
    this.states[first + 1] = between.target;
    this.moves[first] = right;
    this.moves[first + 1] = left;
    return true;
  }

  private take(move: Move, state: State): Transition | undefined {
    return this.interpreter
      .transitions(state)
      .find(
        ({ process, step, alternative, binding }) =>
          process === move.process &&
          step === move.step &&
          alternative === move.alternative &&
          binding === move.binding,
      );
  }
}
