import type { ModelProperty } from "../model";
import type { Trace } from "./result";

/** Positions of a path from its beginning to its end that leave out every detour back to a state it was in already. */
export function withoutLoops(path: readonly { join(): string }[]): readonly number[] {
  const kept: number[] = [];
  /** Where in `kept` a state is. */
  const places = new Map<string, number>();
  for (const [position, state] of path.entries()) {
    const place = places.get(state.join());
    if (place === undefined) {
      places.set(state.join(), kept.length);
      kept.push(position);
    } else {
      for (const dropped of kept.splice(place + 1)) places.delete(path[dropped]?.join() ?? "");
    }
  }
  return kept;
}

/**
 * The same counterexample without the detours that come back to where they began: no state in it occurs twice. The move
 * that violates an assertion is kept, wherever it leads. A shortest counterexample has nothing to cut.
 */
export function cutLoops(property: ModelProperty, { states, moves }: Trace): Trace {
  const end = property.kind === "assertion" ? moves.length - 1 : moves.length;
  const kept = withoutLoops(states.slice(0, end + 1));
  // A detour was left from the same state that it began in, so the move into a state still leads to it.
  return {
    states: [...kept.flatMap((position) => states.slice(position, position + 1)), ...states.slice(end + 1)],
    moves: [...kept.slice(1).flatMap((position) => moves.slice(position - 1, position)), ...moves.slice(end)],
  };
}
