import type { Rule } from "../../policies";
import type { Catalogue } from "../../spec";
import type { Edit } from "./edit";

/** A spec as it is written, and what it can name. */
export interface SpecSource {
  readonly file: string;
  readonly text: string;
  readonly catalogue: Catalogue;
}

/** A change of the rules of a spec that was read, its own or those of policies in use. */
export type RuleChange =
  | { readonly kind: "remove"; readonly rules: readonly string[] }
  | { readonly kind: "replace"; readonly rule: string; readonly by: Rule }
  /** All rules, in the order in which they decide. */
  | { readonly kind: "rules"; readonly rules: readonly Rule[] };

/** What makes a variant of a spec: first its text is edited and read anew, then its rules are changed. */
export interface Variant {
  readonly edits: readonly Edit[];
  readonly rules: readonly RuleChange[];
}

/** The spec as it is. */
export const unchanged: Variant = { edits: [], rules: [] };

export function changedRules(rules: readonly Rule[], changes: readonly RuleChange[]): readonly Rule[] {
  let now = rules;
  for (const change of changes) now = changed(now, change);
  return now;
}

function changed(rules: readonly Rule[], change: RuleChange): readonly Rule[] {
  switch (change.kind) {
    case "remove":
      return rules.filter(({ id }) => !change.rules.includes(id));
    case "replace":
      return rules.map((rule) => (rule.id === change.rule ? change.by : rule));
    case "rules":
      return change.rules;
  }
}
