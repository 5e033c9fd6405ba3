import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  assign,
  bool,
  branch,
  call,
  exit,
  indexSet,
  local,
  procedure,
  say,
  scalar,
  step,
  withCallees,
} from "../../../src/model";

const flag = scalar("flag", bool, false, { doc: "" });
const header = { file: "", doc: "", params: {}, locals: {}, exits: ["out"] } as const;

describe("procedure", () => {
  it("falls through to the next step of the list", () => {
    const made = procedure("p", header, () => [
      step("one", {}),
      branch("two", {}, [{ when: flag }, { go: "one" }]),
      step("three", { go: exit("out") }),
    ]);
    const next = made.definition.body.map((at) =>
      at.kind === "step" ? at.alternatives.map((alternative) => alternative.next) : [],
    );
    assert.deepEqual(next, [
      [{ kind: "label", label: "two" }],
      [
        { kind: "label", label: "three" },
        { kind: "label", label: "one" },
      ],
      [{ kind: "exit", exit: "out" }],
    ]);
  });

  it("falls through to a call", () => {
    const callee = procedure("q", header, () => [step("only", { go: exit("out") })]);
    const made = procedure("p", header, () => [step("one", {}), call("q", callee, {}, { out: exit("out") })]);
    const [first] = made.definition.body;
    assert.deepEqual(first?.kind === "step" && first.alternatives[0]?.next, { kind: "label", label: "q" });
  });

  it("refuses a last step that does not say where it goes on", () => {
    assert.throws(
      () => procedure("p", header, () => [step("one", {}), step("two", { do: assign(flag, true) })]),
      /"two"/,
    );
  });

  it("takes the name of the procedure for the function of a step, unless told otherwise", () => {
    const made = procedure("p", header, () => [step("one", {}), step("two", { fn: "lock_page", go: exit("out") })]);
    assert.deepEqual(
      made.definition.body.map((at) => (at.kind === "step" ? at.fn : "")),
      ["p", "lock_page"],
    );
  });

  it("declares parameters and locals with their types", () => {
    const pages = indexSet("page");
    const made = procedure(
      "p",
      { ...header, params: { page: pages.element }, locals: { seen: local(bool, false) } },
      ({ page, seen }) => [
        step("one", { do: assign(seen, true), go: exit("out"), text: say`looks at ${page}, ${"once"}` }),
      ],
    );
    assert.deepEqual(made.definition.params, [{ name: "page", type: { kind: "element", set: "page", none: false } }]);
    assert.deepEqual(made.definition.locals, [{ name: "seen", type: { kind: "bool" }, init: false }]);
    const [only] = made.definition.body;
    assert.deepEqual(only?.kind === "step" && only.alternatives[0]?.text, [
      "looks at ",
      { kind: "local", name: "page" },
      ", ",
      "once",
    ]);
  });
});

describe("withCallees", () => {
  const leaf = procedure("leaf", header, () => [step("only", { go: exit("out") })]);
  const middle = procedure("middle", header, () => [call("leaf", leaf, {}, { out: exit("out") })]);
  const top = procedure("top", header, () => [
    call("middle", middle, {}, { out: "leaf" }),
    call("leaf", leaf, {}, { out: exit("out") }),
  ]);

  it("lists each procedure once, callees after callers", () => {
    assert.deepEqual(
      withCallees([top, leaf]).map(({ name }) => name),
      ["top", "middle", "leaf"],
    );
  });

  it("refuses two different procedures of one name", () => {
    const other = procedure("leaf", { ...header, doc: "another" }, () => [step("only", { go: exit("out") })]);
    assert.throws(() => withCallees([top, other]), /two different procedures are called "leaf"/);
  });
});
