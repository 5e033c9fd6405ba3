import type { Span } from "./diagnostic";
import type { Findings } from "./findings";

/** A rule as it is written down, whatever else may be wrong with it. */
export interface NamedRule {
  readonly id: string;
  /** The policy that brings it; undefined for the spec's own. */
  readonly policy: string | undefined;
  readonly span: Span;
}

/** Reports two rules with the same id, whether the spec's own or those of policies that it uses. */
export function checkRuleIds(rules: readonly NamedRule[], findings: Findings): void {
  const first = new Map<string, NamedRule>();
  for (const named of rules) {
    const { id, policy, span } = named;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, named);
      continue;
    }
    const message =
      policy === undefined
        ? `there are two rules "${id}"`
        : `the policy "${policy}" has a rule "${id}", and so has ${whose(earlier)}`;
    const line = findings.lineOf(earlier.span.start);
    const mend = earlier.policy === undefined ? "choose another id" : "use only one of the two policies";
    findings.error("spec/duplicate-rule", span, message, `the first is in line ${line}; ${mend}`);
  }
}

function whose({ policy }: NamedRule): string {
  return policy === undefined ? "this spec" : `the policy "${policy}"`;
}
