import assert from "node:assert/strict";
import { it } from "node:test";
import { checkParallel } from "../../src/checker";
import { kernel } from "../models/kernel";

const memoryBytes = 512 << 20;

for (const workers of [1, 2]) {
  it(`512 MiB do not suffice for a large model: inconclusive, the limit named (workers: ${String(workers)})`, async () => {
    const result = await checkParallel(kernel("huge"), { workers, limits: { memoryBytes } });
    assert.deepEqual(result.limit, { kind: "memory", value: memoryBytes });
    assert.ok(result.stats.peakBytes <= memoryBytes);
    assert.ok(result.properties.every(({ verdict }) => verdict === "inconclusive" || verdict === "violated"));
  });
}
