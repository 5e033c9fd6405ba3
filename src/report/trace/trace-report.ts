/** A cell of the state by the name that people use for it, and its value likewise: `page_lock[page0]`, `flusher`. */
export interface NamedValue {
  readonly variable: string;
  readonly value: string;
}

/** A cell of the first state, with what is known of it. */
export interface TraceCell extends NamedValue {
  /** The variable that the cell is one of: `page_lock`; for a local its own name. */
  readonly of: string;
  /** The index sets of the variable, and which element of each the cell belongs to. */
  readonly index: readonly { readonly set: string; readonly element: string }[];
  readonly type: "bool" | "int" | "enum" | "element";
  readonly scope: "shared" | "ghost" | "local";
  /** The actor whose cell it is: that of a local, or the one that it is indexed by. */
  readonly owner?: string;
  /** What it is part of, in one word: `page`, `lock`. */
  readonly group?: string;
  readonly doc: string;
}

/** What a step did to one cell. Locals belong to the actor of the step. */
export interface Change {
  readonly variable: string;
  readonly from: string;
  readonly to: string;
  readonly scope: "shared" | "ghost" | "local";
}

/** The kernel function that a step stands for. */
interface StepSource {
  readonly fn: string;
  readonly file: string;
}

export interface StepReport {
  readonly actor: string;
  /** The label of the step, with its call path. */
  readonly step: string;
  readonly source: StepSource;
  readonly agent: "kernel" | "device" | "user";
  readonly text: string;
  readonly changes: readonly Change[];
  /** The label at which the actor stands afterwards; `done` where it has finished. */
  readonly next: string;
  /** The rule that the step comes from. */
  readonly rule?: string;
}

/** Someone whose step waits, and what it waits for. */
export interface Waiting {
  readonly actor: string;
  /** False for a background process: nobody minds that it stands still. */
  readonly mustFinish: boolean;
  readonly step: string;
  readonly source: StepSource;
  /** The conditions, any of which would let it go on; none where nothing can. */
  readonly until: readonly string[];
  /** The cells because of which none of them is true. */
  readonly because: readonly NamedValue[];
  /** The rules that tell it to wait. */
  readonly rules: readonly string[];
  /** Whom it waits for, as far as the cells tell; itself, where it is in its own way. */
  readonly on: readonly string[];
  /** What it holds itself: cells that are its own or name it. */
  readonly holds: readonly NamedValue[];
}

/** Someone who could do something that is not counted on, because no fairness is assumed of it. */
export interface Helper {
  readonly actor: string;
  readonly step: string;
  readonly source: StepSource;
  readonly agent: "kernel" | "device" | "user";
  /** What it would do. */
  readonly text: string;
}

/** Why the trace ends where it ends. */
export type TraceEnd =
  /** The last step is the offence; the condition is read in the state before it. */
  | { readonly kind: "step"; readonly because: readonly NamedValue[] }
  /** The last state is. */
  | { readonly kind: "state"; readonly because: readonly NamedValue[] }
  /** With `othersMove`, those who wait never move again, but others may. */
  | { readonly kind: "deadlock"; readonly waiting: readonly Waiting[]; readonly othersMove?: true }
  /** What was to come never does: the steps from `loopStart` on repeat forever. */
  | { readonly kind: "forever"; readonly waiting: readonly Waiting[]; readonly helpers: readonly Helper[] }
  /** The model goes wrong: at the last step, or, where there is no culprit, in the last state. */
  | { readonly kind: "error"; readonly atStep: boolean };

export interface TraceActor {
  readonly name: string;
  /** What it does, in a few words. */
  readonly doc: string;
  /** False for a background actor, which need not finish. */
  readonly mustFinish: boolean;
  /** The label at which it stands at first. */
  readonly at: string;
}

/** A counterexample in words; no shorter one exists. */
export interface TraceReport {
  /** The number of steps. */
  readonly length: number;
  /** All actors, in the order of the model; those that move not at all too. */
  readonly actors: readonly TraceActor[];
  /** Values in the first state that another initial state has otherwise. */
  readonly initially: readonly NamedValue[];
  /** The whole first state, ghosts that the property does not need apart: later ones follow from the changes. */
  readonly cells: readonly TraceCell[];
  readonly steps: readonly StepReport[];
  /** How many steps come before those that repeat forever; equal to `length` where nothing more need happen. */
  readonly loopStart?: number;
  readonly end: TraceEnd;
  /** The condition that halts the system, where the trace ends halted: a kernel that has crashed. */
  readonly halted?: string;
}
