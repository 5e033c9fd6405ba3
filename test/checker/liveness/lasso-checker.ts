import type { Trace } from "../../../src/checker";
import { Interpreter, type LeadsTo, type Model, type State, type Transition } from "../../../src/model";
import { conditionsFor, isCountedOn, isTrue, lockOf, partyOf } from "./reference";

/**
 * What is wrong with a counterexample of a response, by its definition: the behaviour that it stands for is unrolled, and
 * each demand is looked at in the states that come again and again. Shares nothing with the checker's own judge.
 */
export function lassoFaults({ states, moves, loopStart }: Trace, property: LeadsTo, model: Model): readonly string[] {
  const interpreter = new Interpreter(model);
  if (loopStart === undefined) return ["it has no loop"];
  if (states.length !== moves.length + 1) return ["states and moves do not fit"];
  const initial = interpreter.initialStates().map((state) => state.join());
  const faults: string[] = [];
  if (!initial.includes((states[0] ?? []).join())) faults.push("it does not begin initially");
  const taken = moves.map((move, at): Transition | undefined =>
    interpreter
      .transitions(states[at] ?? [])
      .find(
        ({ process, step, alternative, binding, target }) =>
          [process, step, alternative, binding].join() ===
            [move.process, move.step, move.alternative, move.binding].join() &&
          target.join() === (states[at + 1] ?? []).join(),
      ),
  );
  if (taken.includes(undefined)) return [...faults, "a move is not one"];
  if ((states[loopStart] ?? []).join() !== (states.at(-1) ?? []).join()) faults.push("it does not come back");
  const ends = loopStart === states.length - 1;
  // Twice round the loop is all that ever happens.
  const again = states.slice(loopStart + 1);
  const behaviour = [...states, ...again];
  if (behaviour.some((state) => interpreter.isHalted(state))) faults.push("it halts");
  const owed = conditionsFor(property, model).some(({ from, to }) =>
    behaviour.some(
      (state, at) =>
        // What begins in the second round has begun in the first.
        at < states.length &&
        isTrue(from, state, interpreter) &&
        [...behaviour.slice(at), ...(at >= loopStart ? states.slice(loopStart) : [])].every(
          (later) => !isTrue(to, later, interpreter),
        ),
    ),
  );
  if (!owed) faults.push("every response comes");
  const forever: readonly State[] = ends ? [states.at(-1) ?? []] : states.slice(loopStart, -1);
  const repeated = taken.slice(loopStart).filter((transition) => transition !== undefined);
  return [...faults, ...neglected(forever, repeated, model, interpreter)];
}

/** Who is counted on, could go on all the time, and does not; who could take a lock again and again, and does not. */
function neglected(
  forever: readonly State[],
  repeated: readonly Transition[],
  model: Model,
  interpreter: Interpreter,
): readonly string[] {
  const isFair = (transition: Transition): boolean => isCountedOn(partyOf(transition, model), model);
  const name = (transition: Transition): string => JSON.stringify(partyOf(transition, model));
  const possible = forever.map((state) => interpreter.transitions(state).filter(isFair));
  const happens = new Set(repeated.map(name));
  const always = (possible[0] ?? [])
    .map(name)
    .filter((party) => possible.every((some) => some.map(name).includes(party)));
  const faults = always.filter((party) => !happens.has(party)).map((party) => `unfair to ${party}`);
  if (!model.lockHandOver) return faults;
  const locksIn = (at: number): readonly (string | undefined)[] =>
    (possible[at] ?? []).map((transition) => lockOf(transition, forever[at] ?? [], interpreter));
  const got = new Set(
    repeated.map((transition, at) =>
      isFair(transition) ? lockOf(transition, forever[at] ?? [], interpreter) : undefined,
    ),
  );
  const wanted = new Set(forever.flatMap((_, at) => locksIn(at)));
  return [
    ...faults,
    ...[...wanted].flatMap((lock) => (lock === undefined || got.has(lock) ? [] : [`withheld: ${lock}`])),
  ];
}
