import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boolTerm, type Expr, FALSE, fold, foldStatements, TRUE, type Variable, when } from "../../../src/model";

const table: Variable = {
  name: "size",
  type: { kind: "int", min: 0, max: 9 },
  index: ["page", "page"],
  init: [[1], [2], [3], [4]],
  constant: true,
  ghost: false,
  doc: "",
};
const context = {
  constants: new Map([["size", table]]),
  enums: { mode: ["read", "write"] },
  sets: { page: ["page0", "page1"], nothing: [] },
};
const x: Expr = { kind: "variable", name: "x", at: [] };
const page = (index: number): Expr => ({ kind: "element", set: "page", index });
const int = (value: number): Expr => ({ kind: "int", value });

function folds(what: string, from: Expr, to: Expr): void {
  it(what, () => assert.deepEqual(fold(from, context), to));
}

describe("fold", () => {
  folds("true && x", { kind: "and", of: [TRUE, x] }, x);
  folds("x && false", { kind: "and", of: [x, FALSE] }, FALSE);
  folds("nothing && nothing", { kind: "and", of: [] }, TRUE);
  folds("nothing || nothing", { kind: "or", of: [] }, FALSE);
  folds("(x || x) || x", { kind: "or", of: [{ kind: "or", of: [x, x] }, x] }, { kind: "or", of: [x, x, x] });
  folds("!!x", { kind: "not", of: { kind: "not", of: x } }, x);
  folds("size[page1, page0]", { kind: "variable", name: "size", at: [page(1), page(0)] }, int(3));
  folds(
    "read < write",
    {
      kind: "lt",
      left: { kind: "enum", enum: "mode", value: "read" },
      right: { kind: "enum", enum: "mode", value: "write" },
    },
    TRUE,
  );
  folds("none == page0", { kind: "eq", left: { kind: "none", set: "page" }, right: page(0) }, FALSE);
  folds("successor(page0)", { kind: "successor", set: "page", of: page(0) }, page(1));
  folds("successor(page1)", { kind: "successor", set: "page", of: page(1) }, { kind: "none", set: "page" });
  folds("exists p in nothing: x", { kind: "exists", bind: "p", set: "nothing", body: x }, FALSE);
  folds("forall p in nothing: x", { kind: "forall", bind: "p", set: "nothing", body: x }, TRUE);
  folds("exists p in page: true", { kind: "exists", bind: "p", set: "page", body: TRUE }, TRUE);
  folds("2 - 3", { kind: "subtract", left: int(2), right: int(3) }, int(-1));
});

describe("foldStatements", () => {
  it("drops branches that cannot be taken and loops over nothing", () => {
    const assign = { kind: "assign", target: { kind: "variable", name: "x", at: [] }, value: TRUE } as const;
    const taken = when(boolTerm({ kind: "not", of: FALSE }), assign);
    assert.deepEqual(foldStatements([taken, { kind: "for-each", bind: "p", set: "page", do: [] }], context), [assign]);
  });
});
