import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import * as fc from "fast-check";
import { type CheckOptions, CheckpointRefused, check, checkParallel } from "../../../src/checker";
import { inline, type Model } from "../../../src/model";
import { programs } from "../../arbitraries/program";
import { kernel } from "../../models/kernel";
import { peterson } from "../../models/peterson";
import { philosophers } from "../../models/philosophers";
import { type Outcome, outcomeOf } from "../outcome";

const folder = mkdtempSync(join(tmpdir(), "gupcheck-"));
const file = join(folder, "checkpoint");
const checkpoint = { file, everySeconds: 3600, version: "1" };

after(() => rmSync(folder, { recursive: true }));

/** Interrupts a search that goes on from the checkpoint after so many looks at the clock. */
function interruptAfter(looks: number, model: Model, options: CheckOptions): Outcome {
  let left = looks;
  const isInterrupted = (): boolean => {
    left -= 1;
    return left === 0;
  };
  return outcomeOf(model, { ...options, checkpoint, isInterrupted });
}

/** Interrupts a search again and again, each time after so many looks at the clock, until it is complete. */
function inPieces(model: Model, options: CheckOptions, looks: () => number): { outcome: Outcome; pieces: number } {
  rmSync(file, { force: true });
  for (let pieces = 1; ; pieces += 1) {
    // More and more each time: what lies beyond a limit, and responses, are explored in one go, from the start.
    const outcome = interruptAfter(looks() + pieces + Math.floor(1.3 ** pieces), model, options);
    const limits = "properties" in outcome ? [outcome, ...outcome.properties].map(({ limit }) => limit?.kind) : [];
    if (!limits.includes("interrupted")) return { outcome, pieces };
    // Beyond a limit on states nothing is stored, so there is nothing to write down.
    const most = options.limits?.states ?? Number.POSITIVE_INFINITY;
    if ("states" in outcome && outcome.states <= most) assert.ok(existsSync(file));
  }
}

describe("a search that goes on from a checkpoint comes to the result of one that was never interrupted", () => {
  const orders = ["breadth-first", "depth-first"] as const;
  for (const order of orders) {
    it(`random programs, ${order}`, () => {
      fc.assert(
        fc.property(programs(), fc.infiniteStream(fc.nat(8)), (program, looks) => {
          const model = inline(program);
          const options = { order, limits: { states: 1_000 } };
          const { outcome } = inPieces(model, options, () => 2 + Number(looks.next().value));
          assert.deepEqual(outcome, outcomeOf(model, options));
        }),
        { numRuns: 60 },
      );
    });
  }

  for (const [name, model] of [
    ["the kernel", kernel("medium")],
    ["8 philosophers", philosophers(8)],
  ] as const) {
    it(name, () => {
      const { outcome, pieces } = inPieces(model, {}, () => 9);
      assert.ok(pieces > 1);
      assert.deepEqual(outcome, outcomeOf(model, {}));
      assert.equal(existsSync(file), false, "a complete search leaves no checkpoint");
    });
  }

  for (const order of orders) {
    it(`interrupted only after the search, which is not repeated, ${order}`, () => {
      const model = peterson(2);
      /** The result, and how often the clock was looked at. */
      const counted = (options: CheckOptions): { result: Outcome; looks: number } => {
        let looks = 0;
        const isInterrupted = (): boolean => {
          looks += 1;
          return false;
        };
        return { result: outcomeOf(model, { order, ...options, isInterrupted }), looks };
      };
      const whole = counted({});
      rmSync(file, { force: true });
      // The last look is one at the graph.
      const cut = interruptAfter(whole.looks, model, { order });
      assert.ok("properties" in cut && cut.complete);
      assert.deepEqual(cut.properties[0]?.limit, { kind: "interrupted", value: 0 });
      const resumed = counted({ checkpoint });
      assert.deepEqual(resumed.result, whole.result);
      assert.ok(resumed.looks < whole.looks);
      assert.equal(existsSync(file), false);
    });
  }

  it("after running out of memory, with more of it and with workers", async () => {
    const model = peterson(4);
    const cut = check(model, { checkpoint, limits: { memoryBytes: 8 << 20 } });
    assert.equal(cut.limit?.kind, "memory");
    const { stats: _, ...result } = await checkParallel(model, { checkpoint, workers: 2, eager: true });
    assert.deepEqual(result, outcomeOf(model, {}));
  });
});

describe("a checkpoint is refused", () => {
  const model = philosophers(8);

  function written(): Buffer {
    rmSync(file, { force: true });
    interruptAfter(20, model, {});
    return readFileSync(file);
  }

  function assertRefused(code: string, other: Model, options: CheckOptions): void {
    assert.throws(
      () => check(other, { checkpoint, ...options }),
      (error) => error instanceof CheckpointRefused && error.code === code,
    );
  }

  it("that belongs to another model, other options, another version; the message says what differs", () => {
    written();
    assertRefused("checkpoint/other-model", philosophers(7), {});
    assertRefused("checkpoint/other-options", model, { order: "depth-first" });
    assertRefused("checkpoint/other-options", model, { limits: { depth: 3 } });
    assertRefused("checkpoint/other-version", model, { checkpoint: { ...checkpoint, version: "2" } });
    assert.throws(() => check(model, { checkpoint, engine: "interpreter" }), /engine was compiled, is interpreter/);
    assert.equal(check(model, { checkpoint, limits: { seconds: 100 } }).complete, true);
  });

  it("that does not fit into the memory", () => {
    written();
    assertRefused("checkpoint/too-large", model, { limits: { memoryBytes: 20_000 } });
  });

  it("that was truncated anywhere, or of which any bit has changed", () => {
    const whole = written();
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(7), fc.boolean(), (at, bit, truncate) => {
        const changed = truncate ? whole.subarray(0, at) : Buffer.from(whole);
        if (!truncate) changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        writeFileSync(file, changed);
        assertRefused("checkpoint/corrupt", model, {});
      }),
    );
    writeFileSync(file, whole);
    assert.equal(check(model, { checkpoint }).complete, true);
  });
});

it("a checkpoint that cannot be written is reported, and the search goes on", () => {
  const failures: string[] = [];
  const nowhere = { file: join(folder, "no", "such", "folder"), everySeconds: 0, version: "1" };
  const result = check(philosophers(8), {
    checkpoint: { ...nowhere, onFailure: (message) => void failures.push(message) },
  });
  assert.equal(result.complete, true);
  assert.ok(failures.length > 0);
  assert.match(result.stats.checkpointFailure ?? "", /ENOENT/);
});
