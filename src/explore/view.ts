import type { NamedValue, StepReport, TraceEnd, Waiting } from "../report";
import type { Frame } from "./frames";
import type { Path, PathMove } from "./path";
import type { TableCell, TableSection } from "./state-table";

/** A step on the path so far. */
export interface Crumb {
  readonly actor: string;
  readonly fn: string;
  readonly text: string;
  readonly rule?: string;
  /** Properties that the step, or the state after it, violates. */
  readonly violates: readonly string[];
  /** The earlier position on the path with the same state: what lies between can be repeated forever. */
  readonly sameAs?: number;
}

/** A step that is possible. */
export interface StepView {
  readonly move: PathMove;
  readonly report: StepReport;
  /** Properties that it violates, or that the state after it violates while the present one does not. */
  readonly violates: readonly string[];
  /** False where it may happen, but nobody can rely on it. */
  readonly isCountedOn: boolean;
  /** The position on the path with the state it leads to. */
  readonly sameAs?: number;
}

export interface LocalView extends TableCell {
  readonly name: string;
}

/** An actor in a state: `ready` has steps, `waiting` has none, `stopped` has none because the system has halted. */
export interface ActorView {
  readonly name: string;
  readonly doc: string;
  /** False for a background actor, which need not finish. */
  readonly mustFinish: boolean;
  readonly status: "ready" | "waiting" | "finished" | "stopped";
  /** The label of the step it stands at, with its call path. */
  readonly label: string;
  readonly source: { readonly fn: string; readonly file: string };
  /** The lines of pseudo-code at which it stands, calls first. */
  readonly frames: readonly Frame[];
  readonly locals: readonly LocalView[];
  readonly steps: readonly StepView[];
  /** What it waits for, where it does. */
  readonly waiting?: Waiting;
}

/** A property that the present state violates, and the cells because of which it does. */
export interface ViolatedHere {
  readonly id: string;
  readonly doc: string;
  readonly because: readonly NamedValue[];
}

/** What can be done in a state. */
export type Outlook =
  | { readonly kind: "open" }
  /** Everybody who must finish has; background actors may go on. */
  | { readonly kind: "finished" }
  | { readonly kind: "deadlock" }
  /** The condition on which nothing moves any more. */
  | { readonly kind: "halted"; readonly condition: string }
  | { readonly kind: "error"; readonly code: string; readonly message: string };

/** All there is to see at a position of a path. */
export interface View {
  readonly path: Path;
  /** How many moves at the end of the path that was asked for are not possible. */
  readonly lost: number;
  /** Steps before the present state. */
  readonly at: number;
  /** One for each move of the path. */
  readonly crumbs: readonly Crumb[];
  readonly actors: readonly ActorView[];
  readonly sections: readonly TableSection[];
  readonly violated: readonly ViolatedHere[];
  readonly outlook: Outlook;
  /** The earlier position on the path with the same state. */
  readonly sameAs?: number;
}

/** A violation that a search has found, as a path of which the first steps were there before. */
export interface FoundPath {
  readonly path: Path;
  /** Steps that were there before the search began. */
  readonly from: number;
  readonly end: TraceEnd;
  /** False where a shorter way may exist. */
  readonly isShortest: boolean;
  /** Of a response that never comes: how, and what would make it come. */
  readonly although?: string;
  /** How many steps come before those that repeat forever. */
  readonly loopStart?: number;
}
