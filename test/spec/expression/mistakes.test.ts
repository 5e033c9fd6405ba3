import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Type } from "../../../src/model";
import { DIAGNOSTIC_CODES } from "../../../src/spec/diagnostic";
import { compileExpression } from "../../../src/spec/expression";
import { shown, VOCABULARY } from "./fixture";

/** What is reported: severity, code, and the text that the span covers. */
const MISTAKES: readonly (readonly [string, readonly string[]])[] = [
  ["pge.dirty", [`error unknown-name "pge"`]],
  [
    "pge.dirty && page.drty || page.writeback == qeued",
    [`error unknown-name "pge"`, `error unknown-field "drty"`, `error unknown-value "qeued"`],
  ],
  ["dirty", [`error unknown-name "dirty"`]],
  ["True", [`error unknown-name "True"`]],
  ["foo == bar", [`error unknown-name "foo"`, `error unknown-name "bar"`]],
  ["foo in pages", [`error unknown-name "foo"`, `error type-mismatch "pages"`]],
  ["round == foo", [`error unknown-name "foo"`]],
  ["page.pinend == foo", [`error unknown-field "pinend"`, `error unknown-name "foo"`]],
  ["page.pinend == (congested ? none : foo)", [`error unknown-field "pinend"`, `error unknown-name "foo"`]],
  ["sync_mode.foo", [`error unknown-field "sync_mode"`]],
  ["page.owner.dirty", [`error unknown-field "page.owner"`]],
  ["lock_holder.dirty", [`error type-mismatch "lock_holder"`]],
  ["page.writeback == WB_SYNC_ALL", [`error unknown-value "WB_SYNC_ALL"`]],
  [`page.writeback == "gone"`, [`error unknown-value "\\"gone\\""`]],
  ["page == none", [`error unknown-value "none"`]],
  ["page == 1", [`error unknown-value "1"`]],
  ["actor == my-app", [`error unknown-value "my-app"`]],
  ["my-app != actor", [`error unknown-value "my-app"`]],
  [`"pageot" in caller`, [`error unknown-procedure "\\"pageot\\""`]],
  ["pageout in caller", [`error type-mismatch "pageout"`]],
  ["page.drty in caller", [`error type-mismatch "page.drty"`, `error unknown-field "drty"`]],
  [`caller == "pageout"`, [`error not-a-value "caller"`]],
  ["pages", [`error not-a-value "pages"`]],
  ["pages.dirty", [`error not-a-value "pages.dirty"`]],
  ["none", [`error not-a-value "none"`]],
  ["submitted && page.dirty", [`error not-a-value "submitted"`]],
  [`"x"`, [`error not-a-value "\\"x\\""`]],
  ["[true]", [`error not-a-value "[true]"`]],
  ["none == none", [`error ambiguous-value "none == none"`]],
  [`"a" in ["a", "b"]`, [`error ambiguous-value "\\"a\\" in [\\"a\\", \\"b\\"]"`]],
  ["page.pins", [`error type-mismatch "page.pins"`]],
  ["!page.writeback", [`error type-mismatch "page.writeback"`]],
  ["page.dirty + 1 > 0", [`error type-mismatch "page.dirty"`]],
  ["-page.dirty == 1", [`error type-mismatch "page.dirty"`]],
  ["page.pinned == page.pins", [`error type-mismatch "page.pins"`]],
  ["page.pins == none", [`error type-mismatch "none"`]],
  ["actor == page", [`error type-mismatch "page"`]],
  ["actor != page.owner", []],
  ["page.dirty < page.pinned", [`error type-mismatch "<"`]],
  ["sync_mode > WB_SYNC_NONE", [`error type-mismatch ">"`]],
  ["0 < page.pins <= 2", [`error type-mismatch "<="`]],
  ["congested ? page.pins : page.dirty", [`error type-mismatch "page.pins"`]],
  ["(congested ? round : page.dirty) == 1", [`error type-mismatch "round"`]],
  ["round ? true : false", [`error type-mismatch "round"`]],
  ["page.pinned()", [`error not-a-function "pinned"`]],
  ["sync_mode() == WB_SYNC_ALL", [`error not-a-function "sync_mode"`]],
  ["page.pinnd()", [`error unknown-function "pinnd"`]],
  ["foo(page)", [`error unknown-function "foo"`]],
  ["exists(pages, p, p.dirty)", [`error unknown-function "exists"`]],
  ["pages.exist(p, p.drty)", [`error unknown-function "exist"`, `error unknown-field "drty"`]],
  ["size(pages) > 0", [`error unsupported "size"`]],
  ["pages.filter(p, p.dirty)", [`error unsupported "filter"`]],
  [`caller.contains("x")`, [`error unsupported "contains"`]],
  ["page.pins * 2 > page.pns", [`error unsupported "*"`, `error unknown-field "pns"`]],
  ["pages[0].dirty", [`error unsupported "[0]"`]],
  ["null == page", [`error unsupported "null"`]],
  ["page.exists(p, p.drty)", [`error bad-macro "page"`]],
  ["pgs.exists(p, p.drty && foo)", [`error unknown-name "pgs"`, `error unknown-name "foo"`]],
  ["page.dirty.all(p, true)", [`error bad-macro "page.dirty"`]],
  ["pages.exists(p)", [`error bad-macro "exists"`]],
  ["pages.all(p, true, true)", [`error bad-macro "all"`]],
  ["pages.exists_one(p.x, p.drty)", [`error bad-macro "p.x"`, `error unknown-field "drty"`]],
  ["pages.exists(1, p.dirty)", [`error bad-macro "1"`]],
  ["pages.exists(p, p.pins)", [`error type-mismatch "p.pins"`]],
  ["pages.exists(p, p.dirty) && p.dirty", [`error unknown-name "p"`]],
  ["loop", [`error reserved-word "loop"`]],
  ["pages.exists(var, var.dirty)", [`error reserved-word "var"`, `error reserved-word "var"`]],
  ["page.dirty and page.pinned", [`error mistaken-operator "and"`]],
  ["page.dirty page.pinned", [`error syntax "page"`]],
  ["(page.dirty", [`error unclosed "("`]],
  ["page.dirty && (", [`error unclosed "("`, `error syntax ""`]],
  [`"pageout in caller`, [`error unclosed "\\"pageout in caller"`]],
  [
    String.raw`"page\x6fut" in caller`,
    [String.raw`error unknown-procedure "\"page\\x6fut\""`, `error bad-escape "\\\\x"`],
  ],
  ["round == 1.5", [`error bad-number "1.5"`]],
  ["huge + 1 > 0", [`error bad-number "huge + 1"`]],
  ["page.dirty $ page.pinned", [`error unexpected-character "$"`, `error syntax "page"`]],
  ["", [`error empty ""`]],
  [`${"!".repeat(70)}page.dirty`, [`error too-deep "!"`]],
  ["a".repeat(10_001), [`error too-long "${"a".repeat(10_001)}"`]],
  ["page.pins > 3", [`warning constant-comparison "page.pins > 3"`]],
  ["page.pins >= 0", [`warning constant-comparison "page.pins >= 0"`]],
  ["-1 == round", [`warning constant-comparison "-1 == round"`]],
  ["round != 3", [`warning constant-comparison "round != 3"`]],
  ["round < 3 && 3 <= round", [`warning constant-comparison "round < 3"`, `warning constant-comparison "3 <= round"`]],
  ["page.pins + round > 5", [`warning constant-comparison "page.pins + round > 5"`]],
  ["1 == 1", [`warning constant-comparison "1 == 1"`]],
  ["round in [1, 5]", [`warning constant-comparison "5"`]],
  ["round in []", [`warning constant-comparison "round in []"`]],
  ["page.pins > 2 && round == 0 && page.pins < 1 && round <= 1", []],
];

const EXPECTED_INT: Type = { kind: "int", min: 0, max: 2 };
const EXPECTED_PAGE: Type = { kind: "element", set: "page", none: false };

/** The same where something else than a condition is expected. */
const OTHER_TYPES: readonly (readonly [string, Type, readonly string[]])[] = [
  ["3", EXPECTED_INT, [`error out-of-range "3"`]],
  ["page.pins + 3", EXPECTED_INT, [`error out-of-range "page.pins + 3"`]],
  ["page.pins + 2", EXPECTED_INT, []],
  ["page.dirty", EXPECTED_INT, [`error type-mismatch "page.dirty"`]],
  ["lock_holder", EXPECTED_PAGE, [`error type-mismatch "lock_holder"`]],
  ["none", EXPECTED_PAGE, [`error unknown-value "none"`]],
];

const HINTS: readonly (readonly [string, string])[] = [
  ["pge.dirty", `did you mean "page"?`],
  ["page.Pinned", `did you mean "pinned"?`],
  ["TRUE", `did you mean "true"?`],
  ["dirty", `did you mean "page.dirty"?`],
  ["page.writeback == quued", `did you mean "queued"? its values are: none, queued, submitted`],
  ["page.writeback == WB_SYNC_ALL", "its values are: none, queued, submitted"],
  ["actor == my-app", `quote the name: "my-app"`],
  ["page == 1", `quote the name: "1"`],
  [`"pageot" in caller`, `did you mean "pageout"?`],
  [`"foo" in caller`, "procedures: write_cache_pages, pageout, fsync"],
  ["pageout in caller", `quote it: "pageout"`],
  ["page.pinned()", "leave out the brackets: page.pinned"],
  ["page.pins", "compare it: page.pins > 0"],
  ["page.writeback", "compare it: page.writeback != none"],
  ["sync_mode", "compare it: sync_mode == WB_SYNC_NONE"],
  ["lock_holder.dirty", "write pages.exists(x, x == lock_holder && x.dirty)"],
  ["0 < round < 2", `write "0 < round && round < 2"`],
  ["pages.dirty", "quantify over it: pages.exists(x, x.dirty)"],
  ["pages.pins > 0", "quantify over it: pages.exists(x, x.pins > 0)"],
  ["pages.writeback", "quantify over it: pages.exists(x, x.writeback != none)"],
  ["page.exists(p, p.dirty)", `did you mean "pages"?`],
  ["pages.exist(p, p.dirty)", `did you mean "exists"?`],
  ["congested & queued", `"and" is "&&"`],
  ["congested = true", `equality is "=="`],
  ["congested => queued", `"at least" is ">="; "a implies b" is "!a || b"`],
  ["page->dirty", `fields are written "page.dirty"`],
  ["page.writeback == null", `no element is written "none"`],
  ["(congested", `add ")" at the end`],
  ["congested # why", "comments start with // in an expression"],
];

describe("mistakes in expressions", () => {
  for (const [text, expected] of MISTAKES) {
    it(`are reported in ${JSON.stringify(text.slice(0, 60))}`, () => assert.deepEqual(shown(text), expected));
  }

  for (const [text, type, expected] of OTHER_TYPES) {
    it(`are reported in ${JSON.stringify(text)} as ${type.kind}`, () => assert.deepEqual(shown(text, type), expected));
  }

  for (const [text, expected] of HINTS) {
    it(`come with a hint in ${JSON.stringify(text)}`, () => {
      assert.equal(compileExpression(text, 0, VOCABULARY).diagnostics[0]?.hint, expected);
    });
  }

  it("are tested for every code", () => {
    const all = [...MISTAKES.flatMap(([, found]) => found), ...OTHER_TYPES.flatMap(([, , found]) => found)];
    const tested = new Set(all.map((diagnostic) => `expression/${diagnostic.split(" ")[1] ?? ""}`));
    const codes = Object.keys(DIAGNOSTIC_CODES).filter((code) => code.startsWith("expression/"));
    assert.deepEqual(
      codes.filter((code) => !tested.has(code)),
      [],
    );
  });
});
