import type { Interpreter, LeadsTo, State } from "../../model";
import type { Engine } from "../engine";
import { EngineDisagreement } from "../errors";
import { replayPath, sameState } from "../replay";
import type { Move, Trace } from "../result";
import type { StateStore } from "../store/state-store";
import { straighten } from "../straighten";
import { lassoFault, type Response } from "./lasso-fault";
import type { Walk } from "./loop";
import type { Assumption, Parties } from "./parties";
import type { Region } from "./region";
import type { StateGraph } from "./state-graph";

/** A counterexample of a response in the graph: a state of its region, and what repeats from there on; nothing, if it ends. */
export interface FoundLasso {
  readonly entry: number;
  readonly loop: Walk;
  readonly length: number;
}

/** What a lasso is made from. */
export interface LassoSource {
  readonly graph: StateGraph;
  readonly store: StateStore;
  readonly engine: Engine;
  readonly interpreter: Interpreter;
  readonly parties: Parties;
}

/**
 * The counterexample as a trace, with the moves found by the reference interpreter, which also judges it. On the way to
 * the loop moves are reordered as those of other counterexamples are. Throws EngineDisagreement where it is not one.
 */
export function lassoTrace(
  { entry, loop }: FoundLasso,
  property: LeadsTo,
  response: Response,
  { via }: Region,
  { graph, store, engine, interpreter, parties }: LassoSource,
  assumption: Assumption,
): Trace {
  const decode = (state: number): State => engine.decode(store.states, state * store.wordsPerState);
  const owed = [entry];
  for (let state = via[entry] ?? -1; state !== -1; state = via[state] ?? -1) owed.unshift(state);
  const way = store.pathTo(owed[0] ?? entry, engine);
  const plain = replayPath([...way, ...owed.slice(1).map(decode)], interpreter);
  const states = loop.map(({ edge }) => decode(graph.targets[edge] ?? entry));
  const moves = loop.map(({ from, edge }) =>
    moveAlong(decode(from), decode(graph.targets[edge] ?? entry), graph.tags[edge] ?? 0, interpreter, parties),
  );
  const lasso = (prefix: Trace): Trace => ({
    states: [...prefix.states, ...states],
    moves: [...prefix.moves, ...moves],
    loopStart: prefix.moves.length,
  });
  const fault = (trace: Trace): string | undefined => lassoFault(trace, response, interpreter, parties, assumption);
  const wrong = fault(lasso(plain));
  if (wrong !== undefined) throw new EngineDisagreement(`a counterexample of "${property.id}" is none: ${wrong}`);
  const straight = lasso(straighten(property, plain, interpreter));
  return fault(straight) === undefined ? straight : lasso(plain);
}

/** The move with that tag from one state to another. */
function moveAlong(from: State, to: State, tag: number, interpreter: Interpreter, { tags }: Parties): Move {
  const { processes } = interpreter.model;
  const found = interpreter.transitions(from).find(({ process, step, alternative, target }) => {
    const taken = processes[process]?.steps[step]?.alternatives[alternative];
    return taken !== undefined && tags.get(taken) === tag && sameState(target, to);
  });
  if (found === undefined) throw new EngineDisagreement("a step that repeats in a counterexample is not one");
  const { process, step, alternative, binding } = found;
  return { process, step, alternative, binding };
}
