import type { Change, Waiting } from "../trace";

/** What came of replaying a trace against another model. */
export type ReplayReport = ReplayFacts & (Violated | Harmless | Impossible);

interface ReplayFacts {
  readonly property: string;
  /** Steps of the recorded trace. */
  readonly length: number;
  /** The model is the one that the trace was recorded from. */
  readonly sameModel: boolean;
  /** Cells that were recorded and that the model no longer has: they were not compared. */
  readonly gone: readonly string[];
}

/** It can still happen, and still violates the property. */
interface Violated {
  readonly outcome: "violated";
  /** Steps that change nothing of what was recorded, and that are new on the way. */
  readonly added: number;
}

/** It can still happen, and violates nothing. */
interface Harmless {
  readonly outcome: "harmless";
  readonly added: number;
  /** Of a deadlock: steps that are possible where it was, of those who were stuck if there are any. */
  readonly next: readonly string[];
}

/** It cannot happen any more. */
interface Impossible {
  readonly outcome: "impossible";
  /** The first step that is not possible, counted from 1; 0 where it cannot even begin. */
  readonly step: number;
  /** It is possible the first time, but not when what repeats is gone through again. */
  readonly again?: boolean;
  readonly stop: Stop;
}

/** Why a recorded step is not possible. */
export type Stop =
  /** No initial state is like the recorded one; `differing` is what the nearest one has otherwise. */
  | { readonly kind: "no-such-start"; readonly differing: readonly Change[] }
  | { readonly kind: "no-such-actor"; readonly actor: string }
  /** The actor waits. */
  | (Recorded & { readonly kind: "waits"; readonly waiting: Waiting })
  /** The actor takes this step, but it does something else: `differing` is from what was recorded to what happens now. */
  | (Recorded & { readonly kind: "differs"; readonly differing: readonly Change[] })
  /** The actor stands elsewhere, and goes on otherwise: `instead`. */
  | (Recorded & { readonly kind: "elsewhere"; readonly at: string; readonly instead: readonly string[] })
  /** The system has halted before. */
  | (Recorded & { readonly kind: "halted" });

/** The step as it was recorded. */
interface Recorded {
  readonly actor: string;
  readonly fn: string;
  readonly text: string;
}
