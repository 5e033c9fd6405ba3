import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Expr, substituteNames } from "../../../src/model";

const local = (name: string): Expr => ({ kind: "local", name });
const exists = (bind: string, body: Expr): Expr => ({ kind: "exists", bind, set: "page", body });
const differ = (left: string, right: string): Expr => ({ kind: "ne", left: local(left), right: local(right) });

describe("substitute", () => {
  it("replaces free names only", () => {
    const whole: Expr = { kind: "and", of: [local("p"), exists("p", local("p"))] };
    assert.deepEqual(substituteNames(whole, { p: { kind: "bool", value: true } }), {
      kind: "and",
      of: [{ kind: "bool", value: true }, exists("p", local("p"))],
    });
  });

  it("renames a bound name that would capture what is put in", () => {
    assert.deepEqual(
      substituteNames(exists("p", differ("p", "q")), { q: local("p") }),
      exists("p'", differ("p'", "p")),
    );
  });

  it("renames it to something that captures nothing either", () => {
    const whole = exists("p", { kind: "and", of: [differ("p", "q"), differ("p", "p'")] });
    const expected = exists("p''", { kind: "and", of: [differ("p''", "p"), differ("p''", "p'")] });
    assert.deepEqual(substituteNames(whole, { q: local("p") }), expected);
  });

  it("replaces several names at once, not one after another", () => {
    assert.deepEqual(substituteNames(differ("a", "b"), { a: local("b"), b: local("a") }), differ("b", "a"));
  });

  it("does not take names of object properties for replacements", () => {
    assert.deepEqual(substituteNames(local("constructor"), {}), local("constructor"));
  });
});
