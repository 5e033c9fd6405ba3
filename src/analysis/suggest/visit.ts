/** What a policy must do at a visit for the counterexample to go on. */
export type Need =
  /** The deed is done by whichever rule decides, or by none: "proceed". */
  | { readonly kind: "does"; readonly deed: string }
  /** No rule tells it to wait any more. */
  | { readonly kind: "wakes" }
  /** A rule tells it to wait and it has not gone to sleep. */
  | { readonly kind: "stands" }
  /** It sleeps, and a rule tells it to wait. */
  | { readonly kind: "sleeps" };

/** One stay of a process at a decision. */
export interface Visit {
  /** Entries of the universe at that point, in their order. */
  readonly rules: readonly number[];
  /** Which entries are true, in each state in which the process could have gone on. Any of them will do. */
  readonly window: readonly Uint8Array[];
  readonly need: Need;
}
