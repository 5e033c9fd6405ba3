import assert from "node:assert/strict";
import { test } from "node:test";
import { kernelOf, kernelVersions } from "../../src/states";

test("each preset contains the changes before it", () => {
  assert.deepEqual(kernelVersions, ["4.14", "4.15", "4.19", "5.15", "5.18", "6.4", "6.5", "6.15", "6.16", "7.0"]);
  assert.equal(kernelOf("4.19")?.reclaimSkipsPinned, false);
  assert.equal(kernelOf("6.4")?.reclaimSkipsPinned, true);
  assert.equal(kernelOf("6.4")?.directIoReference, "get");
  assert.equal(kernelOf("6.5")?.directIoReference, "pin");
  assert.equal(kernelOf("7.0")?.reclaimWrites, false);
  assert.equal(kernelOf("7.0")?.version, "7.0");
});

test("there is no preset for a version that nobody described", () => {
  assert.equal(kernelOf("4.20"), undefined);
});
