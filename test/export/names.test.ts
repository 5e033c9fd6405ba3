import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { Names, reservedWords } from "../../src/export/names";

const names = (): Names => new Names(reservedWords("if x if_x end"));

describe("identifiers", () => {
  it("keep letters, digits and underscores, and begin with a letter", () => {
    const made = names();
    assert.deepEqual(
      ["page.lock", "call/c0", "$again", "9 lives", "", "été"].map((name) => made.declare(name)),
      ["page_lock", "call_c0", "again", "x_9_lives", "x_x", "t"],
    );
  });

  it("are never alike, even where case does not count, and never reserved", () => {
    const made = names();
    assert.deepEqual(
      ["a-b", "a_b", "A b", "if", "If", "if_x"].map((name) => made.declare(name)),
      ["a_b", "a_b_2", "A_b_3", "if_x_2", "If_x_3", "if_x_x"],
    );
  });

  it("are the first of several wanted names that is free", () => {
    const made = names();
    assert.equal(made.declare("if", "if_set"), "if_set");
    assert.equal(made.declare("none", "kind_none"), "none");
    assert.equal(made.declare("none", "kind_none"), "kind_none");
    assert.equal(made.declare("none", "kind_none"), "kind_none_2");
  });

  it("of an inner scope are none of the outer ones; two inner scopes may have the same", () => {
    const outer = names();
    outer.declare("i");
    assert.equal(outer.inner().declare("i"), "i_2");
    assert.equal(outer.inner().declare("i"), "i_2");
  });

  it("are legal and unique whatever is asked for", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 6 }), { maxLength: 30 }), (wanted) => {
        const made = names();
        const declared = wanted.map((name) => made.declare(name));
        for (const name of declared) assert.match(name, /^[A-Za-z][A-Za-z0-9_]*$/);
        assert.equal(new Set(declared.map((name) => name.toLowerCase())).size, wanted.length);
      }),
    );
  });
});
