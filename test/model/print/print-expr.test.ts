import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  and,
  assign,
  bool,
  boolTerm,
  count,
  every,
  exists,
  forEach,
  ifElse,
  indexSet,
  int,
  is,
  lessThan,
  minus,
  moreThan,
  not,
  or,
  plus,
  printExpr,
  printStatements,
  scalar,
  type Term,
  table,
  when,
} from "../../../src/model";

const pages = indexSet("page");
const a = scalar("a", bool, false, { doc: "" });
const b = scalar("b", bool, false, { doc: "" });
const n = scalar("n", int(0, 9), 0, { doc: "" });
const dirty = table("page.dirty", bool, pages, false, { doc: "" });

function prints(term: Term<boolean> | Term<number>, text: string): void {
  it(text, () => assert.equal(printExpr(term.expr), text));
}

describe("printExpr", () => {
  prints(or(and(a, b), a), "a && b || a");
  prints(and(or(a, b), a), "(a || b) && a");
  prints(and(and(a, b), a), "(a && b) && a");
  prints(not(a), "!a");
  prints(not(and(a, b)), "!(a && b)");
  prints(not(is(n, 1)), "n != 1");
  prints(not(lessThan(n, 1)), "n >= 1");
  prints(not(not(a)), "!!a");
  prints(and(a, not(is(n, 1))), "a && n != 1");
  prints(and(lessThan(n, 3), moreThan(n, 1)), "n < 3 && n > 1");
  prints(is(minus(n, 1), plus(n, 2)), "n - 1 == n + 2");
  prints(minus(n, plus(n, 1)), "n - (n + 1)");
  prints(minus(minus(n, 1), 2), "n - 1 - 2");
  prints(is(ifElse(a, n, 3), 2), "(a ? n : 3) == 2");
  prints(ifElse(a, n, ifElse(b, n, 3)), "a ? n : b ? n : 3");
  prints(
    exists(pages, (p) => and(dirty(p), a)),
    "exists p in page: page.dirty[p] && a",
  );
  prints(and(a, exists(pages, dirty)), "a && (exists p in page: page.dirty[p])");
  prints(
    every(pages, (p) => exists(pages, (q) => is(dirty(p), dirty(q)))),
    "forall p in page: exists p2 in page: page.dirty[p] == page.dirty[p2]",
  );
  prints(lessThan(count(pages, dirty), 2), "(count p in page: page.dirty[p]) < 2");
  prints(and(), "true");
  prints(or(), "false");
  prints(and(or(a, b)), "a || b");
  prints(not(and(or(a, b))), "!(a || b)");

  it("gives bound variables names of their own", () => {
    const free = boolTerm({ kind: "local", name: "p" });
    assert.equal(printExpr(exists(pages, (p) => is(dirty(p), free)).expr), "exists p2 in page: page.dirty[p2] == p");
  });

  it("names elements where it knows the sets", () => {
    const element = { kind: "element", set: "page", index: 1 } as const;
    assert.equal(printExpr(element), "page#1");
    assert.equal(printExpr(element, { sets: { page: ["page0", "page1"] } }), "page1");
  });

  it("shows labels, procedures and the functions of elements", () => {
    assert.equal(printExpr({ kind: "at-label", process: "app", labels: ["lock"] }), "app at lock");
    assert.equal(
      printExpr({ kind: "not", of: { kind: "at-label", process: "app", labels: ["a", "b"] } }),
      "!(app at {a, b})",
    );
    assert.equal(printExpr({ kind: "within", procedure: "pageout" }), "within(pageout)");
    assert.equal(printExpr({ kind: "element-at", set: "page", of: n.expr }), "page_at(n)");
    assert.equal(printExpr({ kind: "ordinal", of: { kind: "self" } }), "ordinal(self)");
  });
});

describe("printStatements", () => {
  it("prints statements on one line", () => {
    const effects = [
      assign(n, plus(n, 1)),
      when(a, assign(a, false), [assign(b, true), assign(n, 0)]),
      forEach(pages, (p) =>
        when(
          dirty(p),
          assign(
            dirty(p),
            exists(pages, (q) => dirty(q)),
          ),
        ),
      ),
    ];
    assert.equal(
      printStatements(effects),
      "n := n + 1; if a { a := false } else { b := true; n := 0 }; " +
        "for p in page { if page.dirty[p] { page.dirty[p] := exists p2 in page: page.dirty[p2] } }",
    );
  });
});
