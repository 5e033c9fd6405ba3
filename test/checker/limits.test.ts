import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CheckOptions, check, defaultMemoryLimit, type Progress } from "../../src/checker";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";

const engines = ["interpreter", "compiled"] as const;
const model = peterson(3);

describe("limits", () => {
  for (const engine of engines) {
    it(`states: acts at the end of a level, whose states are still explored (${engine})`, () => {
      const full = check(model, { engine });
      const cut = check(model, { engine, limits: { states: 1_000 } });
      assert.equal(cut.complete, false);
      assert.deepEqual(cut.limit, { kind: "states", value: 1_000 });
      assert.ok(cut.states >= 1_000);
      assert.deepEqual(cut.levels, full.levels.slice(0, cut.levels.length));
      assert.ok(cut.states - (cut.levels.at(-1) ?? 0) < 1_000);
      assert.equal(cut.exploredDepth, cut.depth);
      assert.deepEqual(
        cut.properties.map(({ verdict }) => verdict),
        ["inconclusive", "inconclusive"],
      );
    });

    it(`depth: states up to it are explored, deadlocks among them found (${engine})`, () => {
      const cut = check(philosophers(4), { engine, limits: { depth: 4 } });
      assert.deepEqual([cut.depth, cut.exploredDepth, cut.limit], [4, 4, { kind: "depth", value: 4 }]);
      assert.equal(cut.properties[0]?.verdict, "violated");
      assert.equal(check(philosophers(4), { engine, limits: { depth: 3 } }).properties[0]?.verdict, "inconclusive");
    });

    it(`depth: no limit where nothing lies beyond (${engine})`, () => {
      const cut = check(philosophers(4), { engine, limits: { depth: 9 } });
      assert.equal(cut.complete, true);
      assert.equal(cut.limit, undefined);
      assert.equal(cut.transitions, 212);
    });
  }

  const anywhere: readonly (readonly [string, CheckOptions])[] = [
    ["memory", { limits: { memoryBytes: 100_000 } }],
    ["time", { limits: { seconds: 0 } }],
    ["time", { deadline: 0 }],
    ["interrupted", { isInterrupted: () => true }],
  ];
  for (const [kind, options] of anywhere) {
    it(`${kind} ends a search anywhere`, () => {
      const cut = check(model, options);
      assert.equal(cut.complete, false);
      assert.equal(cut.limit?.kind, kind);
      assert.ok(cut.exploredDepth < 53);
      assert.ok(cut.properties.every(({ verdict }) => verdict === "inconclusive"));
      assert.equal(
        cut.levels.reduce((sum, level) => sum + level, 0),
        cut.states,
      );
    });
  }

  it("the memory limit bounds the arrays", () => {
    const memoryBytes = 1 << 20;
    const cut = check(peterson(4), { limits: { memoryBytes } });
    assert.equal(cut.limit?.kind, "memory");
    assert.ok(cut.stats.peakBytes <= memoryBytes);
    const full = check(peterson(4), { limits: { states: cut.states } });
    assert.deepEqual(cut.levels.slice(0, -1), full.levels.slice(0, cut.levels.length - 1));
  });

  it("the default memory limit is a number of bytes", () => {
    assert.ok(Number.isSafeInteger(defaultMemoryLimit()) && defaultMemoryLimit() > 0);
  });

  it("progress grows and is told seldom", () => {
    const seen: Progress[] = [];
    const { stats } = check(peterson(4), {
      engine: "interpreter",
      limits: { seconds: 0.5 },
      onProgress: (progress) => void seen.push(progress),
    });
    assert.ok(seen.length >= 1 && seen.length <= 10 * stats.seconds);
    assert.deepEqual(
      seen.map(({ explored }) => explored),
      seen.map(({ explored }) => explored).toSorted((a, b) => a - b),
    );
  });
});
