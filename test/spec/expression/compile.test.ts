import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Expr, Type } from "../../../src/model";
import { compileExpression } from "../../../src/spec/expression";
import { VOCABULARY, variable } from "./fixture";

const page: Expr = { kind: "local", name: "page" };
const local = (name: string): Expr => ({ kind: "local", name });
const of = (field: string, at: Expr = page): Expr => variable(field, at);
const state = (value: string): Expr => ({ kind: "enum", enum: "writeback_state", value });
const int = (value: number): Expr => ({ kind: "int", value });
const eq = (left: Expr, right: Expr): Expr => ({ kind: "eq", left, right });

const ifCongested = (then: Expr, otherwise: Expr): Expr => ({
  kind: "if",
  condition: variable("congested"),
  then,
  else: otherwise,
});

const MEANINGS: readonly (readonly [string, Expr])[] = [
  ["page.dirty", of("dirty")],
  ["page.package", of("package")],
  ["!page.dirty", { kind: "not", of: of("dirty") }],
  [
    "page.dirty && page.pinned && true",
    { kind: "and", of: [of("dirty"), of("pinned"), { kind: "bool", value: true }] },
  ],
  [
    "page.pins - 1 >= -2 + 3",
    {
      kind: "ge",
      left: { kind: "subtract", left: of("pins"), right: int(1) },
      right: { kind: "add", left: int(-2), right: int(3) },
    },
  ],
  ["-round < 0", { kind: "lt", left: { kind: "subtract", left: int(0), right: variable("round") }, right: int(0) }],
  ["page.writeback == none", eq(of("writeback"), state("none"))],
  ["none == page.writeback", eq(state("none"), of("writeback"))],
  [`page.writeback == "submitted"`, eq(of("writeback"), state("submitted"))],
  [
    "page.writeback in [queued, 'none']",
    {
      kind: "or",
      of: [eq(of("writeback"), state("queued")), eq(of("writeback"), state("none"))],
    },
  ],
  ["submitted in [page.writeback]", { kind: "or", of: [eq(state("submitted"), of("writeback"))] }],
  ["sync_mode == WB_SYNC_ALL", eq(variable("sync_mode"), { kind: "enum", enum: "sync", value: "WB_SYNC_ALL" })],
  ["sync_mode == sync_mode_before", eq(variable("sync_mode"), variable("sync_mode_before"))],
  ["actor == flusher", eq(variable("actor"), { kind: "element", set: "process", index: 0 })],
  ["actor == 'my-app'", eq(variable("actor"), { kind: "element", set: "process", index: 1 })],
  ["page.owner != none", { kind: "ne", left: of("owner"), right: { kind: "none", set: "process" } }],
  ["page.owner == actor", eq(of("owner"), variable("actor"))],
  ["lock_holder >= page", { kind: "ge", left: variable("lock_holder"), right: page }],
  [`"pageout" in caller`, { kind: "within", procedure: "pageout" }],
  ["'fsync' in caller", { kind: "within", procedure: "fsync" }],
  // In scope and the name of a value: what fits wins.
  ["queued", variable("queued")],
  ["queued == congested", eq(variable("queued"), variable("congested"))],
  ["page.writeback == queued", eq(of("writeback"), state("queued"))],
  ["(congested ? queued : none) == page.writeback", eq(ifCongested(state("queued"), state("none")), of("writeback"))],
  ["congested ? queued : true", ifCongested(variable("queued"), { kind: "bool", value: true })],
  [
    "(congested ? queued : page.writeback) == queued",
    eq(ifCongested(state("queued"), of("writeback")), state("queued")),
  ],
  ["(congested ? page : page).dirty", of("dirty", ifCongested(page, page))],
  [
    "pages.exists(p, p.dirty && p != page)",
    {
      kind: "exists",
      bind: "$x0_p",
      set: "page",
      body: { kind: "and", of: [of("dirty", local("$x0_p")), { kind: "ne", left: local("$x0_p"), right: page }] },
    },
  ],
  [
    "pages.all(p, pages.exists_one(q, q > p))",
    {
      kind: "forall",
      bind: "$x0_p",
      set: "page",
      body: eq(
        {
          kind: "count",
          bind: "$x1_q",
          set: "page",
          body: { kind: "gt", left: local("$x1_q"), right: local("$x0_p") },
        },
        int(1),
      ),
    },
  ],
  // The inner name hides the outer one, and both hide the names of the vocabulary and of values.
  [
    "pages.exists(p, pages.all(p, p.dirty) && p.pinned)",
    {
      kind: "exists",
      bind: "$x0_p",
      set: "page",
      body: {
        kind: "and",
        of: [
          { kind: "forall", bind: "$x1_p", set: "page", body: of("dirty", local("$x1_p")) },
          of("pinned", local("$x0_p")),
        ],
      },
    },
  ],
  [
    "pages.exists(page, page.dirty) && page.dirty",
    {
      kind: "and",
      of: [{ kind: "exists", bind: "$x0_page", set: "page", body: of("dirty", local("$x0_page")) }, of("dirty")],
    },
  ],
];

describe("compileExpression", () => {
  for (const [text, expected] of MEANINGS) {
    it(`translates ${text}`, () => {
      const { expr, type, diagnostics } = compileExpression(text, 0, VOCABULARY);
      assert.deepEqual(diagnostics, []);
      assert.deepEqual(type, { kind: "bool" });
      assert.deepEqual(expr, expected);
    });
  }

  it("takes the type that is expected of the result", () => {
    const writeback: Type = { kind: "enum", name: "writeback_state" };
    const count: Type = { kind: "int", min: 0, max: 3 };
    assert.deepEqual(compileExpression("queued", 0, VOCABULARY, { expected: writeback }).expr, state("queued"));
    assert.deepEqual(
      compileExpression("congested ? none : page.writeback", 0, VOCABULARY, { expected: writeback }).type,
      writeback,
    );
    assert.deepEqual(compileExpression("page.pins + 1", 0, VOCABULARY, { expected: count }), {
      expr: { kind: "add", left: of("pins"), right: int(1) },
      type: { kind: "int", min: 1, max: 4 },
      diagnostics: [],
    });
    assert.deepEqual(
      compileExpression("none", 0, VOCABULARY, { expected: { kind: "element", set: "page", none: true } }).expr,
      {
        kind: "none",
        set: "page",
      },
    );
  });

  it("has no expression after an error, and one after a warning", () => {
    const failed = compileExpression("page.dirty && pge", 0, VOCABULARY);
    assert.deepEqual([failed.expr, failed.diagnostics.length], [undefined, 1]);
    const warned = compileExpression("page.pins > 7", 0, VOCABULARY);
    assert.notEqual(warned.expr, undefined);
    assert.deepEqual(
      warned.diagnostics.map(({ severity }) => severity),
      ["warning"],
    );
  });

  it("moves spans to where the expression stands", () => {
    const spans = (origin: number | ((at: number) => number)) =>
      compileExpression("pge && page.drty", origin, VOCABULARY).diagnostics.map(({ span }) => span);
    assert.deepEqual(spans(0), [
      { start: 0, end: 3 },
      { start: 12, end: 16 },
    ]);
    assert.deepEqual(spans(100), [
      { start: 100, end: 103 },
      { start: 112, end: 116 },
    ]);
    // Broken after "pge": the second line is indented by ten.
    assert.deepEqual(
      spans((at) => (at > 3 ? at + 10 : at)),
      [
        { start: 0, end: 3 },
        { start: 22, end: 26 },
      ],
    );
  });

  it("knows the names of the vocabulary only, not those that every object has", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      const codes = (text: string) => compileExpression(text, 0, VOCABULARY).diagnostics.map(({ code }) => code);
      assert.deepEqual(codes(name), ["expression/unknown-name"]);
      assert.deepEqual(codes(`page.${name}`), ["expression/unknown-field"]);
      assert.deepEqual(codes(`page.writeback == ${name}`), ["expression/unknown-value"]);
      assert.deepEqual(codes(`pages.${name}(p, p.dirty)`), ["expression/unknown-function"]);
    }
  });
});
