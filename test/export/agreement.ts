import assert from "node:assert/strict";
import { check } from "../../src/checker";
import { type Comparison, crossCheck, crossCheckText, runSpin, type Tool } from "../../src/export";
import type { Model } from "../../src/model";
import { tlaTools } from "./installed";

/** Asserts that another checker counts as many states and transitions, and gives the same verdict on each property. */
export async function assertAgreement(model: Model, tool: Tool, properties?: readonly string[]): Promise<void> {
  const own = check(model);
  const result = await crossCheck(model, own, {
    tools: [tool],
    seconds: 300,
    ...(tlaTools === undefined ? {} : { tlaTools }),
    ...(properties === undefined ? {} : { properties }),
  });
  const expected = 1 + own.properties.filter(({ id }) => properties?.includes(id) !== false).length;
  const responses = model.properties.flatMap(({ id, kind }) => (kind === "leads-to" ? [id] : []));
  assert.deepEqual(
    result.comparisons.map((comparison) => outcome(comparison, responses)),
    Array.from({ length: expected }, () => "agree"),
    crossCheckText(result),
  );
}

/** Asserts that SPIN gives the same verdicts on these responses, by default on all; counts are not compared. */
export async function assertSpinAgrees(model: Model, properties?: readonly string[]): Promise<void> {
  for (const { id, verdict } of check(model).properties) {
    const kind = model.properties.find((property) => property.id === id)?.kind;
    if (properties === undefined ? kind !== "leads-to" : !properties.includes(id)) continue;
    const run = await runSpin(model, { property: id, seconds: 300 });
    assert.ok(run.kind === "ran" && run.finished, JSON.stringify(run));
    assert.equal(run.verdict, verdict === "vacuous" ? "holds" : verdict, id);
  }
}

/** A response that the other checker has no words for counts as one on which it agrees. */
function outcome({ outcome: found, run }: Comparison, responses: readonly string[]): string {
  const isRefused = run.kind === "refused" && responses.includes(run.property ?? "");
  return isRefused ? "agree" : found;
}
