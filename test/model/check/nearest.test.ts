import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { editDistance, nearest } from "../../../src/model";

describe("nearest", () => {
  it("finds a name with a letter missing, added, replaced or swapped", () => {
    const names = ["proceed", "keep-dirty", "wait"];
    assert.equal(nearest("procede", names), "proceed");
    assert.equal(nearest("keepdirty", names), "keep-dirty");
    assert.equal(nearest("wiat", names), "wait");
    assert.equal(nearest("Wait", names), "wait");
  });

  it("finds nothing where nothing is close", () => {
    assert.equal(nearest("skip", ["proceed", "wait"]), undefined);
    assert.equal(nearest("skip", []), undefined);
  });

  it("takes the first of equally close ones", () => {
    assert.equal(nearest("pin", ["pit", "pig"]), "pit");
  });
});

describe("editDistance", () => {
  it("is symmetric, and zero for equal texts only", () => {
    const text = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        assert.equal(editDistance(one, other), editDistance(other, one));
        assert.equal(editDistance(one, other) === 0, one === other);
        assert.ok(editDistance(one, other) <= Math.max(one.length, other.length));
      }),
    );
  });
});
