import type { Expr } from "./expression";
import type { Agent, Choice, Local, Mark, Variable } from "./program";
import type { Each } from "./property";
import type { Sentence, Statement } from "./statement";

/** The label at which a process has finished; it has no step. */
export const DONE = "done";

/** The property `property` is violated where the transition is enabled and `require` is false in the state before it. */
export interface Assertion {
  readonly property: string;
  readonly require: Expr;
}

export interface ModelAlternative {
  readonly when: Expr;
  readonly choose?: Choice;
  readonly assertions: readonly Assertion[];
  readonly marks: readonly Mark[];
  readonly do: readonly Statement[];
  readonly next: string;
  readonly text: Sentence;
  readonly rule?: string;
  /** Whose doing it is, where it is not that of the step. */
  readonly agent?: Agent;
  /** It is counted on even where its agent is not. */
  readonly fair?: true;
  /** The cell of the sleeping lock that it takes, and that its process waits for at this step. */
  readonly acquires?: { readonly lock: string; readonly at: readonly Expr[] };
}

export interface ModelStep {
  readonly label: string;
  /** The procedures on the call path, outermost first. */
  readonly path: readonly string[];
  readonly fn: string;
  readonly file: string;
  readonly agent: Agent;
  readonly alternatives: readonly ModelAlternative[];
  readonly marks: readonly Mark[];
}

export interface Process {
  readonly name: string;
  readonly doc: string;
  readonly locals: readonly Local[];
  readonly entry: string;
  readonly steps: readonly ModelStep[];
  /** False for a background process: standing still is no deadlock. */
  readonly mustFinish: boolean;
  /** Whose progress in it cannot be counted on. */
  readonly unfair: readonly Agent[];
}

export interface ModelPropertyBase {
  readonly id: string;
  readonly doc: string;
  /** Marks all of which must have been recorded for `holds` not to be vacuous. */
  readonly triggers: readonly { readonly mark: string; readonly text: string }[];
}

export type ModelProperty =
  | (ModelPropertyBase & { readonly kind: "invariant"; readonly holds: Expr })
  | (ModelPropertyBase & { readonly kind: "assertion" })
  | (ModelPropertyBase & { readonly kind: "deadlock-free" })
  | LeadsTo;

/** Whenever `from`, then or later `to`; for every element of `each` by itself. */
export interface LeadsTo extends ModelPropertyBase {
  readonly kind: "leads-to";
  readonly each?: Each;
  readonly from: Expr;
  readonly to: Expr;
}

/**
 * What is checked: processes made of atomic steps over shared variables, procedures inlined. Plain data: it can be
 * serialised, sent to another thread, printed, exported.
 */
export interface Model {
  readonly name: string;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** All index sets, `process` included. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly variables: readonly Variable[];
  readonly processes: readonly Process[];
  readonly halted: Expr;
  readonly initially: Expr;
  readonly properties: readonly ModelProperty[];
  /** Recorded in every state in which their condition is true. */
  readonly stateMarks: readonly Mark[];
  /** Who waits for a sleeping lock gets it, if it becomes free again and again. */
  readonly lockHandOver: boolean;
}
