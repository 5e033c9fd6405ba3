import { type Expr, type Interpreter, ModelError, type ModelStep, type State, type Transition } from "../../model";
import { sameState } from "../replay";
import type { Move, Trace } from "../result";
import type { Assumption, Parties } from "./parties";

/** The conditions of a response, for one element where it is about each of a set. */
export interface Response {
  readonly from: Expr;
  readonly to: Expr;
}

/**
 * What is wrong with a counterexample of a response, judged by the reference interpreter alone, from the definition:
 * it begins in an initial state, each move is a transition, the last state is the one at `loopStart` again, the response
 * is owed from some state on and never comes, nothing halts, and what repeats is fair. Undefined where nothing is wrong.
 */
export function lassoFault(
  { states, moves, loopStart }: Trace,
  { from, to }: Response,
  interpreter: Interpreter,
  parties: Parties,
  assumption: Assumption,
): string | undefined {
  const [first] = states;
  const last = states.length - 1;
  if (first === undefined || moves.length !== last) return "it has no path";
  if (loopStart === undefined || loopStart < 0 || loopStart > last) return "it does not say where it goes on";
  if (!interpreter.initialStates().some((state) => sameState(state, first))) return "it does not begin initially";
  const taken: Transition[] = [];
  for (const [at, move] of moves.entries()) {
    const transition = interpreter.transitions(states[at] ?? []).find((candidate) => isMove(candidate, move));
    const target = states[at + 1];
    if (transition === undefined || target === undefined || !sameState(transition.target, target)) {
      return `step ${String(at + 1)} is not one`;
    }
    taken.push(transition);
  }
  if (!sameState(states[loopStart] ?? [], states[last] ?? [])) return "it does not come back";
  const owedSince = states.findLastIndex((state) => isTrue(to, state, interpreter) || interpreter.isHalted(state)) + 1;
  if (!states.some((state, at) => at >= owedSince && at <= loopStart && isTrue(from, state, interpreter))) {
    return "the response is not owed";
  }
  if (owedSince > loopStart) return "the response comes";
  return unfairness(
    states.slice(loopStart, Math.max(loopStart + 1, last)),
    taken.slice(loopStart),
    interpreter,
    parties,
    assumption,
  );
}

/** What a repeated part takes from whom; `loop` has its states, each once, and `taken` what happens in them, if anything. */
function unfairness(
  loop: readonly State[],
  taken: readonly Transition[],
  interpreter: Interpreter,
  parties: Parties,
  { fair, handOver }: Assumption,
): string | undefined {
  const partyOf = (transition: Transition): number => {
    const { process, alternative } = transition;
    const step = stepOf(transition, interpreter);
    const taken = step?.alternatives[alternative];
    const agent = taken?.agent ?? step?.agent ?? "kernel";
    const asked = taken?.fair === true && interpreter.model.processes[process]?.unfair.includes(agent) === true;
    return parties.parties.findIndex(
      (party) => party.process === process && party.agent === agent && party.asked === asked,
    );
  };
  const lockOf = (transition: Transition, state: State): string | undefined => {
    const step = stepOf(transition, interpreter);
    const acquires = step?.alternatives[transition.alternative]?.acquires;
    if (step === undefined || acquires === undefined || fair[partyOf(transition)] !== true) return undefined;
    const at = acquires.at.map((index) => valueAt(index, state, transition.process, interpreter));
    return at.includes(undefined) ? undefined : JSON.stringify([transition.process, step.label, acquires.lock, at]);
  };
  for (const [party, { process, agent }] of parties.parties.entries()) {
    if (fair[party] !== true || taken.some((transition) => partyOf(transition) === party)) continue;
    if (loop.every((state) => interpreter.transitions(state).some((transition) => partyOf(transition) === party))) {
      return `it is unfair to ${interpreter.model.processes[process]?.name ?? "?"} (${agent})`;
    }
  }
  if (!handOver) return undefined;
  const got = new Set(taken.map((transition, at) => lockOf(transition, loop[at] ?? [])));
  for (const state of loop) {
    for (const transition of interpreter.transitions(state)) {
      const lock = lockOf(transition, state);
      if (lock !== undefined && !got.has(lock)) return `it withholds a lock: ${lock}`;
    }
  }
  return undefined;
}

function stepOf({ process, step }: Transition, { model }: Interpreter): ModelStep | undefined {
  return model.processes[process]?.steps[step];
}

export function isMove(transition: Transition, move: Move): boolean {
  return (
    transition.process === move.process &&
    transition.step === move.step &&
    transition.alternative === move.alternative &&
    transition.binding === move.binding
  );
}

/** A condition that cannot be evaluated is false. */
export function isTrue(condition: Expr, state: State, interpreter: Interpreter): boolean {
  try {
    return interpreter.holds(condition, state);
  } catch (error) {
    if (error instanceof ModelError) return false;
    throw error;
  }
}

/** The value of an expression at a step of a process; undefined where it has none without what a choice has bound. */
export function valueAt(expr: Expr, state: State, process: number, interpreter: Interpreter): number | undefined {
  try {
    return interpreter.evaluate(expr, state, process, new Map());
  } catch {
    return undefined;
  }
}
