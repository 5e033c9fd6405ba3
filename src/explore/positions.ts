import type { State } from "../model";
import type { Walk } from "./walk";

/** Where on a path a state is. */
export interface Positions {
  /** The first position up to `last` with the state. */
  of(state: State, last: number): number | undefined;
  /** The first position before `at` with the same state. */
  earlier(at: number): number | undefined;
}

export function positionsOf({ stops }: Walk): Positions {
  const keys = stops.map(({ state }) => state.join(" "));
  const first = new Map<string, number>();
  keys.forEach((key, at) => {
    if (!first.has(key)) first.set(key, at);
  });
  const upTo = (key: string | undefined, last: number): number | undefined => {
    const at = key === undefined ? undefined : first.get(key);
    return at === undefined || at > last ? undefined : at;
  };
  return {
    of: (state, last) => upTo(state.join(" "), last),
    earlier: (at) => upTo(keys[at], at - 1),
  };
}
