import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contrastOf, specsUpTo } from "./sample";
import { specModel } from "./spec-model";
import { agree, agreeOnPrograms } from "./tla/independent-agreement";

describe("TLA+ modules of the smaller bundled specs, by a checker that is not ours", () => {
  for (const file of [...specsUpTo(600), "specs/tutorial/3-wait-for-pins.yaml"]) {
    it(file, () => assert.ok(agree(specModel(file), contrastOf(file))));
  }

  it("more random programs", () => {
    assert.ok(agreeOnPrograms(400) > 200);
  });
});
