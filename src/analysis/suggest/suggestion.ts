import type { PropertyOutcome } from "../outcome";
import type { Cost } from "./cost";
import type { Item } from "./universe";

export interface SuggestOptions {
  /** Properties that must hold; default: all that the specs check. */
  readonly require?: readonly string[];
  /** Decision points at which rules may be added; default: all. */
  readonly points?: readonly string[];
  /** Only these rules may be added, by id; default: every rule that the decision points declare. */
  readonly offer?: readonly string[];
  /** Stop at the first set that will do. Default: find all. */
  readonly first?: boolean;
  /**
   * Counterexamples exclude sets that have not been searched, and say through which changes the way goes on. Default: true.
   * With false every set that contains no answer is searched: as many answers, after much longer.
   */
  readonly exclusion?: boolean;
  /** No set with more changes is looked at. */
  readonly mostChanges: number;
  /** So many sets are looked at, at most. */
  readonly mostSets: number;
  /** Seconds since 1970 times 1000 at which to stop looking. */
  readonly deadline?: number;
  /** Told now and then how far it is. */
  readonly onProgress?: (progress: SuggestProgress) => void;
}

export interface SuggestProgress {
  readonly changes: number;
  readonly sets: number;
  readonly found: number;
}

/** A set of changes that makes all required properties hold, no part of which does. */
export interface Suggestion {
  readonly changes: readonly Item[];
  readonly costs: readonly Cost[];
  /** Rules of the policy that decide nothing any more. */
  readonly idle: readonly string[];
  /** What the searches that verify it went through, one for each scenario. */
  readonly searches: readonly { readonly states: number; readonly transitions: number }[];
}

/** A set with which nothing is violated, but something required holds only because it is never put to the test. */
export interface VacuousSet {
  readonly changes: readonly Item[];
  readonly properties: readonly PropertyOutcome[];
}

/** A counterexample that nothing on offer changes: it replays under every set of changes. */
export interface Unavoidable {
  readonly scenario: string;
  readonly property: string;
  readonly steps: number;
}

export interface SuggestStats {
  readonly candidates: number;
  /** Sets that were looked at. */
  readonly sets: number;
  /** Of these, excluded because a counterexample that was known replays under them. */
  readonly excluded: number;
  /** Left out because part of them is a solution. */
  readonly subsumed: number;
  readonly searches: number;
  readonly counterexamples: number;
  /** Sets of so many changes and fewer were all decided; the sizes beyond it were not, or only in part. */
  readonly decidedUpTo: number;
}

/** What cut the search for sets; undefined where every set is decided. */
export type SuggestLimit = "changes" | "sets" | "time" | "interrupted" | "search" | "first";

export interface SuggestReport {
  readonly files: readonly string[];
  readonly title: string;
  readonly required: readonly string[];
  /** By cost: errors, then steps of waiting, then copies, then skipped pages, then the number of changes. */
  readonly suggestions: readonly Suggestion[];
  readonly vacuous: readonly VacuousSet[];
  readonly unavoidable: readonly Unavoidable[];
  readonly stats: SuggestStats;
  readonly limit?: SuggestLimit;
}
