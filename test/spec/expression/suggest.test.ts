import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { didYouMean, editDistance, nearest } from "../../../src/spec/suggest";

describe("editDistance", () => {
  it("counts insertions, deletions, replacements and swaps", () => {
    const distances = [
      ["", ""],
      ["abc", "abc"],
      ["abc", "abxc"],
      ["abc", "ac"],
      ["abc", "abd"],
      ["abc", "acb"],
      ["", "abc"],
      ["ca", "abc"],
    ] as const;
    assert.deepEqual(
      distances.map(([from, to]) => editDistance(from, to)),
      [0, 0, 1, 1, 1, 1, 3, 3],
    );
  });

  it("is symmetric, and zero for equal words only", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (from, to) => {
        assert.equal(editDistance(from, to), editDistance(to, from));
        assert.equal(editDistance(from, to) === 0, from === to);
      }),
    );
  });
});

describe("nearest", () => {
  const names = ["page", "pages", "writeback", "sync_mode", "p"];
  it("finds what was meant", () => {
    const meant = [
      ["pge", "page"],
      ["pagess", "pages"],
      ["wrietback", "writeback"],
      ["SyncMode", "sync_mode"],
      ["sync-mode", "sync_mode"],
      ["P", "p"],
    ] as const;
    for (const [word, expected] of meant) assert.equal(nearest(word, names), expected, word);
  });

  it("finds nothing where nothing is near", () => {
    for (const word of ["q", "xy", "dirty", "", "writefront", "a".repeat(5000)])
      assert.equal(nearest(word, names), undefined, word);
  });

  it("prefers the nearest, then the first", () => {
    assert.equal(nearest("page", ["pages", "page"]), "page");
    assert.equal(nearest("pins", ["pint", "pinz"]), "pint");
  });

  it("makes a hint", () => {
    assert.equal(didYouMean("pge", names), 'did you mean "page"?');
    assert.equal(didYouMean("xyz", names), undefined);
  });
});
