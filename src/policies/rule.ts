import type { Expr, Statement } from "../model";

/** What a rule does at its decision point. */
export type Action =
  | { readonly kind: "proceed" | "skip" | "keep-dirty" | "bounce" }
  | {
      readonly kind: "wait";
      /** Locks to release while asleep, by the names of the decision point. */
      readonly drop: readonly string[];
      /** Submit this actor's own queued I/O before sleeping. */
      readonly submit: boolean;
    }
  | { readonly kind: "fail" | "refuse"; readonly errno: string };

export type ActionKind = Action["kind"];
export const actionKinds: readonly ActionKind[] = ["proceed", "wait", "skip", "keep-dirty", "bounce", "fail", "refuse"];

/** `at` a decision point, `when` a condition is true, `do` an action. */
export interface Rule {
  readonly id: string;
  readonly at: string;
  /** A condition over the scope of the decision point; its names are locals. */
  readonly when: Expr;
  readonly do: Action;
  /** Assignments to the policy's own state that go with the action. */
  readonly set: readonly Statement[];
  /** Of a rule that waits: where this is true while it sleeps, `set` is done once more; doing so must make it false. */
  readonly again?: Expr;
}

/** The mark under which a rule that chose to wait is recorded. */
export const ruleMark = (id: string): string => `rule ${id}`;
