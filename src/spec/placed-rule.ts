import type { Rule } from "../policies";
import type { Span } from "./diagnostic";

/** A rule with the place at which a diagnostic about it points. */
export interface PlacedRule {
  readonly rule: Rule;
  /** The `use` of this policy brought the rule; undefined for the spec's own. */
  readonly policy: string | undefined;
  readonly note: string | undefined;
  readonly span: Span;
  /** Of its condition, or of the rule where it has none. */
  readonly conditionSpan: Span;
}
