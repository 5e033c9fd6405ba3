import { visitAssignments } from "../model";
import type { DeclaredState } from "./declared-state";
import type { Findings } from "./findings";
import type { PlacedRule } from "./placed-rule";

/** Warns of state that no rule sets: it stays as it starts. Call it for a scenario without errors. */
export function warnOfState(
  declared: readonly DeclaredState[],
  rules: readonly PlacedRule[],
  findings: Findings,
): void {
  const set = new Set<string>();
  for (const { rule } of rules) {
    visitAssignments(rule.set, ({ target }) => {
      if (target.kind === "variable") set.add(target.name);
    });
  }
  for (const { name, variable, span } of declared) {
    if (set.has(variable.name)) continue;
    findings.warn("spec/state-never-set", span, `no rule sets "${name}": it stays as it starts`);
  }
}
