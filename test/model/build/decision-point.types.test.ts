/** What must not compile: checked by the type checker, which insists that each `@ts-expect-error` is an error. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  assign,
  bool,
  call,
  decide,
  decisionPoint,
  exit,
  indexSet,
  int,
  local,
  procedure,
  scalar,
  step,
} from "../../../src/model";

const flag = scalar("flag", bool, false, { doc: "" });
const point = decisionPoint({
  id: "writeback.before_mkclean",
  fn: "write_cache_pages",
  file: "mm/page-writeback.c",
  doc: "",
  actions: ["proceed", "skip", "wait"],
  locks: ["page_lock"],
  scope: { pinned: bool },
});
const unwaiting = decisionPoint({ id: "p", fn: "f", file: "", doc: "", actions: ["proceed"], locks: [], scope: {} });
const locks = { page_lock: { release: assign(flag, false), restart: "again" } } as const;
const scope = { pinned: flag };

const pages = indexSet("page");
const callee = procedure(
  "callee",
  { file: "", doc: "", params: { page: pages.element }, locals: { n: local(int(0, 1), 0) }, exits: ["found", "gone"] },
  () => [step("only", { go: exit("found") })],
);
const page = { expr: { kind: "local", name: "p" }, sort: pages.element } as const;

describe("a call site of a decision point", () => {
  it("compiles with a continuation for each legal action", () => {
    const made = decide("label", point, { scope, on: { proceed: "next", skip: exit("out") }, locks });
    assert.deepEqual(Object.keys(made.continuations), ["proceed", "skip"]);
    assert.deepEqual(
      made.locks.map(({ lock }) => lock),
      ["page_lock"],
    );
    decide("label", unwaiting, { scope: {}, on: { proceed: "next" } });
  });

  it("does not compile without one, or with one for an illegal action", () => {
    // @ts-expect-error: no continuation for "skip"
    decide("label", point, { scope, on: { proceed: "next" }, locks });
    // @ts-expect-error: "bounce" is not legal here
    decide("label", point, { scope, on: { proceed: "next", skip: "next", bounce: "next" }, locks });
    // @ts-expect-error: "skip" is not legal here
    decide("label", unwaiting, { scope: {}, on: { proceed: "next", skip: "next" } });
  });

  it("does not compile without a release for each lock, where waiting is legal", () => {
    // @ts-expect-error: no release for "page_lock"
    decide("label", point, { scope, on: { proceed: "next", skip: "next" }, locks: {} });
    // @ts-expect-error: no locks at all
    decide("label", point, { scope, on: { proceed: "next", skip: "next" } });
  });

  it("does not compile without a name in scope, or with one of another type", () => {
    // @ts-expect-error: "pinned" is missing
    decide("label", point, { scope: {}, on: { proceed: "next", skip: "next" }, locks });
    // @ts-expect-error: "pinned" is a condition
    decide("label", point, { scope: { pinned: 3 }, on: { proceed: "next", skip: "next" }, locks });
  });
});

describe("a call", () => {
  it("compiles with all exits and arguments", () => {
    const made = call("label", callee, { page }, { found: "next", gone: exit("out") });
    assert.deepEqual(made.kind === "call" && Object.keys(made.exits), ["found", "gone"]);
  });

  it("does not compile without an exit, or with an unknown one", () => {
    // @ts-expect-error: "gone" is missing
    call("label", callee, { page }, { found: "next" });
    // @ts-expect-error: "lost" is no exit
    call("label", callee, { page }, { found: "next", gone: "next", lost: "next" });
  });

  it("does not compile without an argument, or with one of another type", () => {
    // @ts-expect-error: "page" is missing
    assert.throws(() => call("label", callee, {}, { found: "next", gone: "next" }));
    // @ts-expect-error: "page" is an element
    call("label", callee, { page: flag }, { found: "next", gone: "next" });
  });
});

describe("an assignment", () => {
  it("does not compile with a value of another type", () => {
    // @ts-expect-error: "flag" is a condition
    assign(flag, 3);
    assert.equal(assign(flag, true).kind, "assign");
  });
});
