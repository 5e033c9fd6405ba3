import type { State } from "../model";
import type { Engine } from "./engine";
import { NOWHERE } from "./findings";
import type { StateStore } from "./store";

/** The states along parents from an initial state to the given one, both included. */
export function pathTo(target: number, store: StateStore, engine: Engine): readonly State[] {
  const path: State[] = [];
  for (let state = target; state !== NOWHERE; state = store.parent(state)) {
    path.push(engine.decode(store.states, state * engine.wordsPerState));
  }
  return path.reverse();
}
