import type { Assembly } from "../policies";
import type { Span } from "./diagnostic";

/** What a spec may expect of a property. */
export type ExpectedVerdict = "holds" | "violated" | "vacuous" | "inconclusive";

export interface Expectation {
  readonly property: string;
  readonly verdict: ExpectedVerdict;
  /** Why the verdict differs from what the literature says, where it does. */
  readonly differs?: string;
  readonly span: Span;
}

/** Limits on the search; what is not given is left to the command line. */
export interface SpecLimits {
  readonly states?: number;
  readonly depth?: number;
  readonly seconds?: number;
  readonly memoryBytes?: number;
}

/** A rule of the policy and where it was written: in the spec itself, or by the `use` of a bundled policy. */
export interface RuleOrigin {
  readonly rule: string;
  readonly policy?: string;
  readonly note?: string;
  readonly span: Span;
}

/** A property that is checked and where the spec asks for it; without a span where it is checked by default. */
export interface PropertyOrigin {
  readonly property: string;
  readonly span?: Span;
}

/** An actor of the scenario and where it was named. */
export interface ActorOrigin {
  readonly actor: string;
  readonly span: Span;
}

/** A spec that was read without errors. */
export interface Spec {
  readonly file: string;
  readonly title: string;
  readonly description?: string;
  readonly source?: string;
  /** Ids of claims (C1…) and bugs (B01…) that the spec is about. */
  readonly claims: readonly string[];
  readonly bugs: readonly string[];
  readonly assembly: Assembly;
  readonly actors: readonly ActorOrigin[];
  readonly rules: readonly RuleOrigin[];
  /** In the order of `assembly.properties`. */
  readonly properties: readonly PropertyOrigin[];
  readonly expectations: readonly Expectation[];
  readonly limits: SpecLimits;
}
