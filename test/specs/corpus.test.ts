import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { CheckResult } from "../../src/checker";
import { ruleMark } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import type { Diagnostic } from "../../src/spec/diagnostic";
import type { Spec } from "../../src/spec/spec";
import { bundledSpecs, readSpec, runSpec, verdictOf } from "./run-spec";

const golden = join(__dirname, "../golden/corpus.json");

/** What a run of a spec must reproduce exactly: counts, verdicts, lengths of counterexamples, and what it warns of. */
function fingerprint(spec: Spec, warnings: readonly Diagnostic[], result: CheckResult) {
  const fired = new Set([...result.rules, ...result.marks]);
  const idle = spec.rules.map(({ rule }) => rule).filter((rule) => !fired.has(rule) && !fired.has(ruleMark(rule)));
  return {
    ...(warnings.length === 0 ? {} : { warnings: warnings.map(({ code }) => code) }),
    ...(idle.length === 0 ? {} : { rulesThatNeverFire: idle }),
    states: result.states,
    transitions: result.transitions,
    depth: result.depth,
    properties: Object.fromEntries(
      result.properties.map(({ id, verdict, trace }) => [
        id,
        trace === undefined ? verdict : `${verdict} after ${String(trace.moves.length)}`,
      ]),
    ),
  };
}

const known: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(golden, "utf8")) as Record<string, unknown>;
const found: Record<string, unknown> = {};

for (const file of bundledSpecs()) {
  test(file, () => {
    const { spec, diagnostics } = loadSpec(readSpec(file), file);
    assert.ok(spec, diagnostics.map(({ message }) => message).join("; "));
    const result = runSpec(spec);
    assert.equal(result.complete, true);
    for (const { property, verdict } of spec.expectations) assert.equal(verdictOf(result, property), verdict, property);
    found[file] = fingerprint(spec, diagnostics, result);
    if (process.env.UPDATE_GOLDEN === undefined) assert.deepEqual(found[file], known[file]);
  });
}

test("no golden entry is left of a spec that is gone", () => {
  if (process.env.UPDATE_GOLDEN !== undefined) {
    writeFileSync(golden, `${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  assert.deepEqual(Object.keys(known).sort(), [...bundledSpecs()].sort());
});
