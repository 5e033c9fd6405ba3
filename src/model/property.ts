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

/**
 * From every reachable state, other than a halted one, every process that must finish and has not can take a step, now or
 * later, or the system can halt. The plain form of its opposite is a state without a step that is no intended end.
 */
export interface DeadlockProperty extends PropertyBase {
  readonly kind: "deadlock-free";
}

/** One property for each element of a set; `bind` names it in the conditions. */
export interface Each {
  readonly bind: string;
  readonly set: string;
}

/**
 * Whenever `from` is true, `to` is true then or later, on every fair behaviour that does not halt. Read in states, as an
 * invariant is; with `each`, for every element of a set by itself.
 *
 * That `from` was true in some state is always among what must have happened.
 */
export interface LeadsToProperty extends PropertyBase {
  readonly kind: "leads-to";
  readonly each?: Each;
  readonly from: Expr;
  readonly to: Expr;
}

export type Property = InvariantProperty | EventProperty | DeadlockProperty | LeadsToProperty;
