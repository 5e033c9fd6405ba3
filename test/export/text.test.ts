import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { commentText, stringText } from "../../src/export/text";

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("*", "/", "(", ")", "\\", "\n", '"', "%", "-", "a", " "), { maxLength: 12 })
    .map((parts) => parts.join("")),
);

describe("text from a model", () => {
  it("ends no comment, begins none and stays on its line", () => {
    fc.assert(
      fc.property(anything, (text) => {
        assert.match(commentText(text), /^[ -~]*$/);
        assert.doesNotMatch(commentText(text), /\*\/|\/\*|\*\)|\(\*|\\|\/\//);
      }),
    );
  });

  it("ends no string and formats nothing", () => {
    fc.assert(
      fc.property(anything, (text) => {
        assert.match(stringText(text), /^[ -~]*$/);
        assert.doesNotMatch(stringText(text), /["\\%]/);
      }),
    );
  });

  it("stays as it is where it is harmless", () => {
    assert.equal(commentText("dirty := false (mm/page-writeback.c)"), "dirty := false (mm/page-writeback.c)");
    assert.equal(stringText("app: call/lock_page (2)"), "app: call/lock_page (2)");
  });
});
