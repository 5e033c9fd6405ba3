import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import { philosophers } from "../models/philosophers";

describe("a search for one violation", () => {
  for (const engine of ["interpreter", "compiled"] as const) {
    it(`ends early, with the counterexample of a full one (${engine})`, () => {
      const model = philosophers(6);
      const full = check(model, { engine });
      const cut = check(model, { engine, until: "deadlock-free" });
      assert.equal(full.properties[0]?.verdict, "violated");
      assert.deepEqual(cut.properties[0], full.properties[0]);
      assert.ok(cut.complete || cut.limit?.kind === "interrupted");
    });
  }

  it("ends before the rest is explored", () => {
    const model = philosophers(9);
    const full = check(model);
    const cut = check(model, { until: "deadlock-free" });
    assert.ok(cut.states < full.states, `${String(cut.states)} of ${String(full.states)} states`);
    assert.deepEqual(cut.limit, { kind: "interrupted", value: 0 });
    assert.deepEqual(cut.properties[0]?.trace, full.properties[0]?.trace);
  });

  it("is complete where there is none, or no such property", () => {
    const model = philosophers(3);
    const { stats: _, ...full } = check(model);
    const { stats: _stats, ...other } = check(model, { until: "no-such-property" });
    assert.deepEqual(other, full);
  });
});
