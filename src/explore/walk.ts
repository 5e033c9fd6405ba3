import { type Interpreter, ModelError, type State, type Transition } from "../model";
import { moveOf, type Path, type PathMove, sameMove } from "./path";

/** What is possible in a state, or why the model goes wrong there. */
export type Options =
  | { readonly kind: "steps"; readonly transitions: readonly Transition[] }
  | { readonly kind: "error"; readonly code: string; readonly message: string };

/** A state on the way, and the transition that led there; none to the first one. */
export interface Stop {
  readonly state: State;
  readonly taken: Transition | undefined;
  readonly options: Options;
}

/** A path that was followed with the reference interpreter. */
export interface Walk {
  /** The path as far as it leads. */
  readonly path: Path;
  /** One more than moves. */
  readonly stops: readonly [Stop, ...Stop[]];
  /** How many moves at the end of the path that was asked for are not possible. */
  readonly lost: number;
}

/** So many paths are remembered, so that another step does not mean to walk all of it again. */
const REMEMBERED = 4;

/** Follows paths. What a path says is believed as far as the interpreter confirms it. */
export class Walker {
  readonly initial: readonly State[];
  private remembered: readonly Walk[] = [];

  /** Throws ModelError where the model has no initial state. */
  constructor(readonly interpreter: Interpreter) {
    this.initial = interpreter.initialStates();
  }

  /** An initial state that does not exist is taken for the first one, and nothing of the path is followed then. */
  follow({ initial, moves }: Path): Walk {
    const exists = this.initial[initial] !== undefined;
    const begin = exists ? initial : 0;
    const known = this.longestKnown(begin, exists ? moves : []);
    const stops: [Stop, ...Stop[]] = known ?? [this.stop(this.initial[begin] ?? [], undefined)];
    for (let at = stops.length - 1; exists && at < moves.length; at += 1) {
      const stop = stops[at];
      const move = moves[at];
      const taken = stop === undefined || move === undefined ? undefined : takenFrom(stop, move);
      if (taken === undefined) break;
      stops.push(this.stop(taken.target, taken));
    }
    const followed = stops.length - 1;
    const walk = {
      path: { initial: begin, moves: moves.slice(0, followed) },
      stops,
      lost: moves.length - followed,
    };
    this.remembered = [walk, ...this.remembered].slice(0, REMEMBERED);
    return walk;
  }

  private longestKnown(initial: number, moves: readonly PathMove[]): [Stop, ...Stop[]] | undefined {
    let best: [Stop, ...Stop[]] | undefined;
    for (const { path, stops } of this.remembered) {
      if (path.initial !== initial) continue;
      const differs = path.moves.findIndex((move, at) => {
        const asked = moves[at];
        return asked === undefined || !sameMove(move, asked);
      });
      const common = differs < 0 ? path.moves.length : differs;
      if (best === undefined || common >= best.length) best = [stops[0], ...stops.slice(1, common + 1)];
    }
    return best;
  }

  private stop(state: State, taken: Transition | undefined): Stop {
    return { state, taken, options: this.options(state) };
  }

  private options(state: State): Options {
    try {
      return { kind: "steps", transitions: this.interpreter.transitions(state) };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      return { kind: "error", code: error.code, message: error.message };
    }
  }
}

function takenFrom({ options }: Stop, move: PathMove): Transition | undefined {
  return transitionsOf(options).find((transition) => sameMove(moveOf(transition), move));
}

export function transitionsOf(options: Options): readonly Transition[] {
  return options.kind === "steps" ? options.transitions : [];
}
