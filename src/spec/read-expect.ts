import { builtInProperties } from "../states";
import { conform } from "./conform";
import type { Findings } from "./findings";
import { startOf } from "./place";
import { reasonedVerdictSchema, verdictSchema } from "./schema";
import type { Expectation } from "./spec";
import { didYouMean } from "./suggest";
import { describeTree, type Entry, type Tree } from "./tree";

/**
 * What is expected of the properties. `selected` are the ids of those that are checked, or undefined where that is not
 * known; `defined` are all ids that the spec itself gives, mistaken properties included.
 */
export function readExpect(
  tree: Tree | undefined,
  selected: readonly string[],
  defined: readonly string[],
  findings: Findings,
): readonly Expectation[] {
  if (tree === undefined || tree.kind === "broken") return [];
  if (tree.kind !== "map") {
    const hint = "write: no-dma-to-clean-page: holds";
    findings.error("spec/wrong-type", startOf(tree), `"expect" must be a map, not ${describeTree(tree)}`, hint);
    return [];
  }
  return tree.entries.flatMap((entry) => {
    checkProperty(entry, selected, defined, findings);
    return expectationOf(entry, findings);
  });
}

function checkProperty(
  { key, keySpan }: Entry,
  selected: readonly string[],
  defined: readonly string[],
  findings: Findings,
): void {
  if (selected.includes(key) || defined.includes(key)) return;
  const builtIn = builtInProperties.map(({ property }) => property.id);
  if (builtIn.some((id) => id === key)) {
    const message = `"${key}" is not checked in this spec`;
    findings.error(
      "spec/unselected-property",
      keySpan,
      message,
      'list it under "properties", or delete the expectation',
    );
    return;
  }
  const hint = didYouMean(key, [...selected, ...defined, ...builtIn]) ?? `checked here: ${selected.join(", ")}`;
  findings.error("spec/unknown-property", keySpan, `there is no property "${key}"`, hint);
}

function expectationOf({ key, keySpan, value }: Entry, findings: Findings): readonly Expectation[] {
  const what = `what is expected of "${key}"`;
  if (value.kind === "map") {
    const data = conform(reasonedVerdictSchema, value, what, findings);
    if (data === undefined) return [];
    const { verdict, differs } = data;
    return [{ property: key, verdict, ...(differs === undefined ? {} : { differs }), span: keySpan }];
  }
  const verdict = conform(verdictSchema, value, what, findings);
  return verdict === undefined ? [] : [{ property: key, verdict, span: keySpan }];
}
