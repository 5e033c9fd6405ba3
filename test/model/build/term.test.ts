import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  bool,
  enumeration,
  every,
  exists,
  indexSet,
  is,
  isOneOf,
  printExpr,
  scalar,
  some,
  successor,
  table,
} from "../../../src/model";

const pages = indexSet("page");
const dirty = table("dirty", bool, pages, false, { doc: "" });
const current = scalar("current", pages.optional, null, { doc: "" });

describe("quantifiers", () => {
  it("give inner names of their own, so that nothing is captured", () => {
    const { expr } = exists(pages, (p) => every(pages, (q) => is(dirty(p), dirty(q))));
    assert.deepEqual(expr, {
      kind: "exists",
      bind: "$page",
      set: "page",
      body: {
        kind: "forall",
        bind: "$page1",
        set: "page",
        body: {
          kind: "eq",
          left: { kind: "variable", name: "dirty", at: [{ kind: "local", name: "$page" }] },
          right: { kind: "variable", name: "dirty", at: [{ kind: "local", name: "$page1" }] },
        },
      },
    });
  });

  it("reuse names side by side, and after a body that threw", () => {
    assert.throws(() =>
      exists(pages, () => {
        throw new Error("no body");
      }),
    );
    const { expr } = exists(pages, (p) => dirty(p));
    assert.equal(expr.kind === "exists" && expr.bind, "$page");
  });
});

describe("operands", () => {
  it("are literals of the sort on the other side", () => {
    const mode = enumeration("mode", ["read", "write"]);
    const variable = scalar("mode", mode, "read", { doc: "" });
    assert.equal(printExpr(isOneOf(variable, "read", "write").expr), "mode == read || mode == write");
    assert.deepEqual(is(current, null).expr, { kind: "eq", left: current.expr, right: { kind: "none", set: "page" } });
  });

  it("cannot be elements, which have no value of their own", () => {
    assert.throws(() => pages.element.literal({} as never), /element\(set, position\)/);
  });

  it("keep their expression where they are known not to be none", () => {
    assert.equal(some(pages, current).expr, current.expr);
    assert.equal(printExpr(successor(pages, current).expr), "successor(current)");
  });
});
