import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check, modelHash } from "../../src/checker";
import type { Expr, Property, Trigger } from "../../src/model";
import { counter } from "../models/counter";

const value: Expr = { kind: "variable", name: "value", at: [] };

function equals(left: Expr, right: number): Expr {
  return { kind: "eq", left, right: { kind: "int", value: right } };
}

function holding(triggers: readonly Trigger[]): Property {
  return { kind: "invariant", id: "p", doc: "", triggers, holds: { kind: "bool", value: true } };
}

const state = (at: number): Trigger => ({ kind: "state", when: equals(value, at), text: `value ${String(at)}` });
const event = (at: number): Trigger => ({
  kind: "event",
  on: ["count"],
  when: equals({ kind: "local", name: "from" }, at),
  text: `count from ${String(at)}`,
});

describe("vacuity", () => {
  for (const engine of ["interpreter", "compiled"] as const) {
    it(`a property whose triggers all happened holds (${engine})`, () => {
      const [property] = check(counter(3, [holding([state(3), event(2)])]), { engine }).properties;
      assert.deepEqual(property, { id: "p", verdict: "holds", missing: [] });
    });

    it(`one whose trigger never happened is vacuous, and says what is missing (${engine})`, () => {
      const result = check(counter(3, [holding([state(4), event(1), event(3)])]), { engine });
      assert.deepEqual(result.properties[0], { id: "p", verdict: "vacuous", missing: ["value 4", "count from 3"] });
      assert.deepEqual(result.marks, ["trigger p 1"]);
    });

    it(`a search that was cut says nothing about vacuity (${engine})`, () => {
      const [property] = check(counter(5, [holding([state(5)])]), { engine, limits: { depth: 2 } }).properties;
      assert.deepEqual(property, { id: "p", verdict: "inconclusive", missing: [] });
    });
  }
});

describe("the hash of a model", () => {
  it("does not depend on the order of keys, and differs between models", () => {
    const model = counter(3);
    const reversed = Object.fromEntries(Object.entries(model).toReversed()) as unknown as typeof model;
    assert.match(modelHash(model), /^[0-9a-f]{16}$/);
    assert.equal(modelHash(reversed), modelHash(model));
    assert.notEqual(modelHash(counter(4)), modelHash(model));
  });
});
