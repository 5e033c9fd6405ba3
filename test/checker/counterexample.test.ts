import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check, EngineDisagreement, ModelErrorFound } from "../../src/checker";
import { replayViolation } from "../../src/checker/replay";
import { type Expr, Interpreter, type Property } from "../../src/model";
import { counter } from "../models/counter";
import { philosophers } from "../models/philosophers";

const engines = ["interpreter", "compiled"] as const;
const value: Expr = { kind: "variable", name: "value", at: [] };

function below(limit: number, of: Expr): Expr {
  return { kind: "lt", left: of, right: { kind: "int", value: limit } };
}

const small: Property = { kind: "invariant", id: "small", doc: "", triggers: [], holds: below(3, value) };
const early: Property = {
  kind: "event",
  id: "early",
  doc: "",
  triggers: [],
  on: ["count"],
  require: below(2, { kind: "local", name: "from" }),
};

describe("counterexamples", () => {
  for (const engine of engines) {
    it(`philosophers deadlock with everyone's left fork taken, in order (${engine})`, () => {
      const [deadlock] = check(philosophers(4), { engine }).properties;
      assert.deepEqual(
        deadlock?.trace?.moves,
        [0, 1, 2, 3].map((process) => ({ process, step: 0, alternative: 0, binding: undefined })),
      );
      assert.deepEqual(
        deadlock.trace.states.map((state) => state.slice(0, 4)),
        [
          [0, 0, 0, 0],
          [1, 0, 0, 0],
          [1, 1, 0, 0],
          [1, 1, 1, 0],
          [1, 1, 1, 1],
        ],
      );
    });

    it(`an invariant's ends in the state, an assertion's with the move (${engine})`, () => {
      const result = check(counter(5, [small, early]), { engine });
      assert.deepEqual(
        result.properties.map(({ id, verdict, trace }) => [id, verdict, trace?.moves.length, trace?.states.length]),
        [
          ["small", "violated", 3, 4],
          ["early", "violated", 3, 4],
        ],
      );
      assert.equal(result.states, 6, "the search goes on through violated states");
    });

    it(`a value out of range is an error of the model, with the move that did it (${engine})`, () => {
      assert.throws(
        () => check(counter(9), { engine }),
        (error) => {
          assert.ok(error instanceof ModelErrorFound);
          assert.equal(error.result.code, "model/out-of-range");
          assert.equal(error.result.trace.states.length, 6);
          assert.equal(error.result.trace.moves.length, 6);
          assert.deepEqual(error.result.trace.moves.at(-1), {
            process: 0,
            step: 0,
            alternative: 0,
            binding: undefined,
          });
          return true;
        },
      );
    });
  }

  it("the interpreter does not confirm a path that is none", () => {
    const model = counter(5, [small]);
    const interpreter = new Interpreter(model);
    const [property] = model.properties;
    const [initial] = interpreter.initialStates();
    assert.ok(property !== undefined && initial !== undefined);
    const jump = [3, ...initial.slice(1)];
    assert.throws(() => replayViolation(property, [initial, jump], interpreter), EngineDisagreement);
    assert.throws(() => replayViolation(property, [jump], interpreter), EngineDisagreement);
    assert.throws(() => replayViolation(property, [initial], interpreter), EngineDisagreement);
  });
});
