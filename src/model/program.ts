import type { Expr } from "./expression";
import type { Property } from "./property";
import type { Sentence, Statement } from "./statement";
import type { Type, Value } from "./type";

/**
 * A state variable, one cell for each combination of elements of its `index` sets (row-major), or a scalar.
 * `init` lists for each cell the values it may start with (one list stands for all cells); the initial states are all
 * combinations that satisfy the program's `initially`.
 */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  readonly index: readonly string[];
  readonly init: readonly (readonly Value[])[];
  /** A table that no step may assign; it is no part of the state. */
  readonly constant: boolean;
  /** Observes only: read by properties and by assignments to ghosts, never by a guard. Dropped when no property needs it. */
  readonly ghost: boolean;
  readonly doc: string;
  /** What it is part of, in one word: reports show the variables of a group together. */
  readonly group?: string;
}

/** A variable of one process; reset to `init` when the procedure that declares it exits. */
export interface Local {
  readonly name: string;
  readonly type: Type;
  readonly init: Value;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
}

/** Something that properties can speak of, with its arguments. */
export interface Event {
  readonly name: string;
  readonly args: Readonly<Record<string, Expr>>;
}

/** Where a step continues: a label of the same procedure, or one of the procedure's exits. */
export type Target =
  | { readonly kind: "label"; readonly label: string }
  | { readonly kind: "exit"; readonly exit: string };

/** One transition for each element of `set` for which `where` is true. */
export interface Choice {
  readonly bind: string;
  readonly set: string;
  readonly where: Expr;
}

export interface Alternative {
  readonly when: Expr;
  readonly choose?: Choice;
  readonly events: readonly Event[];
  readonly do: readonly Statement[];
  readonly next: Target;
  readonly text: Sentence;
  /** The rule that this alternative comes from. */
  readonly rule?: string;
  /** Whose doing it is, where it is not that of the step. */
  readonly agent?: Agent;
  /** It is counted on even where its agent is not: who has been asked for it, and answers. */
  readonly fair?: true;
  /** It takes the sleeping lock that its first statement assigns, and waits where that is held: see `lockHandOver`. */
  readonly acquires?: true;
}

/** Recorded when a process stands at the step and the condition is true, whether or not the step is enabled. */
export interface Mark {
  readonly id: string;
  readonly when: Expr;
}

/** Whose step it is: the kernel's or a device's progress can be counted on; a user's cannot, unless a process says so. */
export type Agent = "kernel" | "device" | "user";

/** An atomic step: a list of alternatives; every enabled one is a transition. */
export interface ActionStep {
  readonly kind: "step";
  readonly label: string;
  /** The function that this step stands for. */
  readonly fn: string;
  readonly agent: Agent;
  readonly alternatives: readonly Alternative[];
  readonly marks: readonly Mark[];
  /** Drop the step where folding leaves one unconditional alternative without effect. */
  readonly elidable: boolean;
}

/** Runs another procedure; takes no step of its own. Arguments may read locals, parameters and constants only. */
export interface CallStep {
  readonly kind: "call";
  readonly label: string;
  readonly procedure: string;
  readonly args: Readonly<Record<string, Expr>>;
  readonly exits: Readonly<Record<string, Target>>;
}

/** Where the procedure goes on after a decision, and what that decision does on the spot. */
export interface Continuation {
  readonly next: Target;
  readonly do: readonly Statement[];
  readonly text: Sentence;
}

/** How a lock held at a decision point is released, and where the procedure restarts after sleeping without it. */
export interface LockRelease {
  readonly lock: string;
  readonly release: readonly Statement[];
  readonly restart: Target;
}

/** A place left open for a policy; weaving turns it into an ordinary step. */
export interface DecisionStep {
  readonly kind: "decide";
  readonly label: string;
  readonly point: string;
  readonly fn: string;
  /** The names in scope of a rule's condition. */
  readonly scope: Readonly<Record<string, Expr>>;
  readonly continuations: Readonly<Record<string, Continuation>>;
  /** The locks held, innermost first: dropping one requires dropping all before it. */
  readonly locks: readonly LockRelease[];
  /** What "submit this actor's own queued I/O" does here. */
  readonly submit: readonly Statement[];
}

export type Step = ActionStep | CallStep | DecisionStep;

export interface Procedure {
  readonly name: string;
  readonly file: string;
  readonly doc: string;
  readonly params: readonly Parameter[];
  readonly locals: readonly Local[];
  readonly exits: readonly string[];
  readonly body: readonly Step[];
}

export interface ProcessDeclaration {
  readonly name: string;
  readonly procedure: string;
  readonly args: Readonly<Record<string, Expr>>;
  /** How often the procedure runs. A background process runs forever and need not finish. */
  readonly times: number | "forever";
  readonly doc: string;
  /** Whose progress in it cannot be counted on; default: the user's. */
  readonly unfair?: readonly Agent[];
}

/** A model with procedures, before inlining. Plain, serialisable data. */
export interface Program {
  readonly name: string;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** Index sets by name, each the names of its elements in order. The set `process` is implied. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly variables: readonly Variable[];
  readonly procedures: readonly Procedure[];
  readonly processes: readonly ProcessDeclaration[];
  /** Where this is true, no step is enabled any more, and that is no deadlock. */
  readonly halted: Expr;
  /** Which of the combinations of initial values are initial states. */
  readonly initially: Expr;
  readonly properties: readonly Property[];
  /**
   * Sleeping locks are handed over: who waits for one gets it, if it becomes free again and again. Otherwise it can be
   * taken away each time. Default: false.
   */
  readonly lockHandOver?: boolean;
}
