import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { type CheckOptions, checkParallel } from "../../../src/checker";
import { inline, type Model } from "../../../src/model";
import { programs } from "../../arbitraries/program";
import { counter } from "../../models/counter";
import { kernel } from "../../models/kernel";
import { mcs } from "../../models/mcs";
import { peterson } from "../../models/peterson";
import { philosophers } from "../../models/philosophers";
import { outcomeOf, parallelOutcomeOf } from "../outcome";

const everything = { eager: true, workersFrom: 0 };
const withoutWebAssembly = { webAssemblyFrom: Number.POSITIVE_INFINITY };

const cases: readonly (readonly [string, Model, CheckOptions])[] = [
  ["the kernel", kernel("medium"), {}],
  ["8 philosophers", philosophers(8), {}],
  ["peterson for 3", peterson(3), {}],
  ["mcs for 3", mcs(3), { engine: "interpreter" }],
  ["a limit on states", peterson(3), { limits: { states: 1_000 } }],
  ["a limit on depth", philosophers(8), { limits: { depth: 12 } }],
  ["a limit on depth beyond which nothing lies", philosophers(8), { limits: { depth: 21 } }],
  ["a bound on preemptions", philosophers(7), { preemptions: 2 }],
  ["a model that goes wrong", counter(9), {}],
];

describe("several workers give the result of one", () => {
  for (const [name, model, options] of cases) {
    it(name, async () => {
      const parallel = await parallelOutcomeOf(model, { ...options, ...everything, workers: 2, webAssemblyFrom: 0 });
      assert.deepEqual(parallel, outcomeOf(model, { ...options, ...withoutWebAssembly }));
    });
  }

  it("the kernel, without WebAssembly, and where that takes over on the way", async () => {
    const model = kernel("medium");
    for (const webAssemblyFrom of [Number.POSITIVE_INFINITY, 300]) {
      const parallel = await parallelOutcomeOf(model, { ...everything, workers: 2, webAssemblyFrom });
      assert.deepEqual(parallel, outcomeOf(model, withoutWebAssembly));
    }
  });

  it("the kernel, with three workers that come when they are needed", async () => {
    const model = kernel("medium");
    const parallel = await parallelOutcomeOf(model, { workers: 3, workersFrom: 500 });
    assert.deepEqual(parallel, outcomeOf(model, {}));
  });

  it("11 philosophers, who fill a table that has grown together", async () => {
    const safety = { liveness: false };
    const parallel = await parallelOutcomeOf(philosophers(11), {
      ...safety,
      ...everything,
      workers: 2,
      webAssemblyFrom: 0,
    });
    assert.deepEqual(parallel, outcomeOf(philosophers(11), safety));
  });

  it("random programs", async () => {
    await fc.assert(
      fc.asyncProperty(programs(), async (program) => {
        const model = inline(program);
        const limits = { states: 3_000 };
        const parallel = await parallelOutcomeOf(model, { ...everything, workers: 2, limits });
        assert.deepEqual(parallel, outcomeOf(model, { limits }));
      }),
      { numRuns: 4 },
    );
  });

  it("without anything to share out, no worker is started", async () => {
    // What liveness takes comes on top, whoever searched.
    const { stats, ...result } = await checkParallel(peterson(3), { workers: 2, liveness: false });
    assert.deepEqual(result, outcomeOf(peterson(3), { liveness: false }));
    assert.ok(stats.peakBytes < 1 << 20);
  });
});

describe("limits, with workers", () => {
  const model = peterson(4);

  it("memory ends the search inconclusively", async () => {
    const limits = { memoryBytes: 12 << 20 };
    const cut = await checkParallel(model, { ...everything, workers: 2, limits });
    assert.deepEqual(cut.limit, { kind: "memory", value: limits.memoryBytes });
    assert.ok(cut.stats.peakBytes <= limits.memoryBytes);
    assert.ok(cut.properties.every(({ verdict }) => verdict === "inconclusive"));
  });

  it("too little memory for workers is enough for one", async () => {
    const limits = { memoryBytes: 1 << 20 };
    const cut = await checkParallel(model, { ...everything, workers: 2, limits });
    assert.equal(cut.limit?.kind, "memory");
  });

  it("time and interruption end it anywhere", async () => {
    const late = await checkParallel(model, { ...everything, workers: 2, deadline: 0 });
    assert.equal(late.limit?.kind, "time");
    let interrupted = false;
    setTimeout(() => {
      interrupted = true;
    }, 0);
    const cut = await checkParallel(model, { engine: "interpreter", workers: 1, isInterrupted: () => interrupted });
    assert.equal(cut.limit?.kind, "interrupted");
  });
});
