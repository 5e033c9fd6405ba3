/** A step that was taken: whose, which of the alternatives of the step it stands at, and which element was chosen. */
export interface PathMove {
  readonly process: number;
  readonly alternative: number;
  /** Undefined where the alternative chooses nothing. */
  readonly binding?: number | undefined;
}

/** No path is longer. */
export const MOST_MOVES = 4000;

/** A way through the states of a model: the number of an initial state, and steps from there. */
export interface Path {
  readonly initial: number;
  readonly moves: readonly PathMove[];
}

/** A transition, or a move of a trace, as a step of a path. */
export function moveOf({ process, alternative, binding }: PathMove): PathMove {
  return { process, alternative, ...(binding === undefined ? {} : { binding }) };
}

export function sameMove(left: PathMove, right: PathMove): boolean {
  return left.process === right.process && left.alternative === right.alternative && left.binding === right.binding;
}
