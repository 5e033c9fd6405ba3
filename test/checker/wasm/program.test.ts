import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CompiledEngine } from "../../../src/checker/compile/compiled-engine";
import { assembleProgram } from "../../../src/checker/wasm/program";
import { kernel } from "../../models/kernel";
import { mcs } from "../../models/mcs";
import { peterson } from "../../models/peterson";
import { philosophers } from "../../models/philosophers";

describe("the WebAssembly of a model", () => {
  for (const model of [peterson(4), philosophers(5), mcs(3), kernel("medium")]) {
    it(`is made: ${model.name}`, () => {
      const crowd = { members: 2, area: 1 << 10, sleepWords: 1 << 10 };
      const leader = assembleProgram(new CompiledEngine(model), crowd, 0);
      assert.ok(leader !== undefined);
      const helper = assembleProgram(new CompiledEngine(model), crowd, 1, leader.memory);
      assert.deepEqual(helper?.store, leader.store);
      assert.notDeepEqual(helper.own, leader.own);
    });
  }
});
