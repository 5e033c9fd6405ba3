import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { displayWidth, pad, wrap } from "../../src/report/text/width";

const texts = fc
  .array(fc.string({ unit: fc.constantFrom("a", "_", "[", "é", "页", "e\u0301", "😀"), minLength: 1 }))
  .map((words) => words.join(" "));

describe("wrapping", () => {
  it("keeps to the width and loses nothing but spaces", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 40 }), fc.integer({ min: 0, max: 2 }), (text, width, hang) => {
        const lines = wrap(text, width, hang);
        for (const line of lines) assert.ok(displayWidth(line) <= width, JSON.stringify(line));
        assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
      }),
    );
  });

  it("breaks at spaces, and long names where they are put together", () => {
    assert.deepEqual(wrap("locks page0 again", 11, 2), ["locks page0", "  again"]);
    assert.deepEqual(wrap("invalidate_lock_shared[app]", 24), ["invalidate_lock_shared", "[app]"]);
  });

  it("counts columns, not characters", () => {
    assert.equal(displayWidth("页é😀"), 5);
    assert.equal(pad("页", 4), "页  ");
  });
});
