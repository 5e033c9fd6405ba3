import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inline, type Program, parseModel, printModel, printProgram, serialiseModel } from "../../src/model";
import { programs } from "./arbitrary";
import { counts } from "./explore";
import { open, woven } from "./writeback";

function reread<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}

function survives(program: Program): void {
  assert.deepEqual(reread(program), program);
  assert.equal(printProgram(reread(program)), printProgram(program));
  const model = inline(program);
  const again = parseModel(JSON.parse(serialiseModel(model)));
  assert.deepEqual(again, model);
  assert.equal(printModel(again), printModel(model));
  assert.deepEqual(counts(again), counts(model));
  assert.deepEqual(counts(inline(reread(program))), counts(model));
}

describe("a model is plain data", () => {
  it("survives being written and read back", () => {
    survives(woven);
    assert.deepEqual(reread(open), open);
  });

  it("does so whatever the program", () => {
    fc.assert(fc.property(programs, survives), { numRuns: 25 });
  });
});

describe("parseModel", () => {
  it("refuses what is no model", () => {
    for (const wrong of [
      null,
      3,
      "model",
      [],
      {},
      { ...inline(woven), processes: {} },
      { ...inline(woven), halted: null },
    ]) {
      assert.throws(() => parseModel(wrong), TypeError);
    }
  });
});
