import type { Expr } from "./expression";

/**
 * What must have happened somewhere in the search for a `holds` to mean anything: one of some events, enabled with its
 * condition true, or a state in which the condition was true.
 */
export type Trigger =
  | { readonly kind: "event"; readonly on: readonly string[]; readonly when: Expr; readonly text: string }
  | { readonly kind: "state"; readonly when: Expr; readonly text: string };

interface PropertyBase {
  /** Stable name, as used in `expect:`. */
  readonly id: string;
  /** One sentence: what is promised. */
  readonly doc: string;
  /** All of these must have happened, or the property held vacuously. Empty: not judged for vacuity. */
  readonly triggers: readonly Trigger[];
}

/** `holds` in every reachable state. */
export interface InvariantProperty extends PropertyBase {
  readonly kind: "invariant";
  readonly holds: Expr;
}

/**
 * Whenever a step that carries the event `on` is enabled, `require` is true; read in the state before that step, with
 * the arguments of the event in scope as locals.
 */
export interface EventProperty extends PropertyBase {
  readonly kind: "event";
  readonly on: readonly string[];
  readonly require: Expr;
}

/** No reachable state, other than intended termination and a halted one, is without a step. */
export interface DeadlockProperty extends PropertyBase {
  readonly kind: "deadlock-free";
}

export type Property = InvariantProperty | EventProperty | DeadlockProperty;
