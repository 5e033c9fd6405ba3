import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  checkProgram,
  type Expr,
  fold,
  Interpreter,
  inline,
  mapChildren,
  type Program,
  substituteNames,
} from "../../../src/model";
import { boolExpr, elementExpr, intExpr, programs, states, variables } from "../arbitrary";
import { explore } from "../explore";

const frame: Program = {
  name: "frame",
  enums: { mode: ["read", "write"] },
  sets: { page: ["page0", "page1"] },
  variables,
  procedures: [
    {
      name: "run",
      file: "",
      doc: "",
      params: [],
      locals: [{ name: "l", type: { kind: "bool" }, init: false }],
      exits: ["out"],
      body: [
        {
          kind: "step",
          label: "only",
          fn: "f",
          agent: "kernel",
          alternatives: [
            { when: { kind: "bool", value: true }, events: [], do: [], next: { kind: "exit", exit: "out" }, text: [] },
          ],
          marks: [],
          elidable: false,
        },
      ],
    },
  ],
  processes: [{ name: "p0", procedure: "run", args: {}, times: 1, doc: "" }],
  halted: { kind: "bool", value: false },
  initially: { kind: "bool", value: true },
  properties: [],
};
const interpreter = new Interpreter(inline(frame));
const state = states(interpreter.layout);
const reach = { bound: ["q"], local: true, ghosts: true };
const expr = fc.oneof(boolExpr(3, reach), intExpr(3, reach), elementExpr(3, reach));
const bindings = new Map([["q", 1]]);
const context = {
  constants: new Map(variables.filter(({ constant }) => constant).map((variable) => [variable.name, variable])),
  enums: frame.enums,
  sets: frame.sets,
};

/** Quantifiers written out. */
function unroll(whole: Expr): Expr {
  const unrolled = mapChildren(whole, unroll);
  if (unrolled.kind !== "exists" && unrolled.kind !== "forall" && unrolled.kind !== "count") return unrolled;
  const each = [0, 1].map((index) =>
    substituteNames(unrolled.body, { [unrolled.bind]: { kind: "element", set: unrolled.set, index } }),
  );
  if (unrolled.kind !== "count") return { kind: unrolled.kind === "exists" ? "or" : "and", of: each };
  return each.reduce<Expr>((left, one) => ({ kind: "add", left, right: asNumber(one) }), { kind: "int", value: 0 });
}

/** How many pages there are if the condition is true, halved: 1 or 0. */
function asNumber(condition: Expr): Expr {
  const first: Expr = { kind: "element", set: "page", index: 0 };
  const at: Expr = { kind: "eq", left: { kind: "local", name: "one" }, right: first };
  return { kind: "count", bind: "one", set: "page", body: { kind: "and", of: [at, condition] } };
}

describe("expressions", () => {
  it("mean the same after folding", () => {
    fc.assert(
      fc.property(expr, state, (whole, at) => {
        assert.equal(
          interpreter.evaluate(fold(whole, context), at, 0, bindings),
          interpreter.evaluate(whole, at, 0, bindings),
        );
      }),
    );
  });

  it("fold to something that does not fold further", () => {
    fc.assert(
      fc.property(expr, (whole) => {
        const once = fold(whole, context);
        assert.deepEqual(fold(once, context), once);
      }),
    );
  });

  it("mean the same with quantifiers written out", () => {
    fc.assert(
      fc.property(expr, state, (whole, at) => {
        assert.equal(
          interpreter.evaluate(unroll(whole), at, 0, bindings),
          interpreter.evaluate(whole, at, 0, bindings),
        );
      }),
    );
  });

  it("read what is substituted for a name as if the name had its value", () => {
    fc.assert(
      fc.property(
        expr,
        fc.constantFrom("$page", "$page1", "p"),
        fc.integer({ min: 0, max: 1 }),
        state,
        (whole, name, value, at) => {
          const renamed = substituteNames(whole, { q: { kind: "local", name } });
          const expected = interpreter.evaluate(whole, at, 0, new Map([["q", value]]));
          assert.equal(interpreter.evaluate(renamed, at, 0, new Map([[name, value]])), expected);
        },
      ),
    );
  });
});

describe("transitions", () => {
  it("of random programs: the programs are well formed and small", () => {
    fc.assert(
      fc.property(programs, (program) => {
        assert.deepEqual(checkProgram(program, { decisions: "woven" }), []);
        explore(inline(program));
      }),
      { numRuns: 30 },
    );
  });

  it("leave the state they start from as it is, and are the same when asked again", () => {
    fc.assert(
      fc.property(programs, (program) => {
        const model = inline(program);
        const one = new Interpreter(model);
        const other = new Interpreter(model);
        for (const from of explore(model).states.slice(0, 20)) {
          const before = [...from];
          const frozen = Object.freeze([...from]);
          const first = one.transitions(frozen);
          assert.deepEqual(frozen, before);
          assert.deepEqual(one.transitions(frozen), first);
          assert.deepEqual(other.transitions(frozen), first);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("lead to states whose every number is in its range", () => {
    fc.assert(
      fc.property(programs, (program) => {
        const model = inline(program);
        const { slots } = new Interpreter(model).layout;
        for (const reached of explore(model).states) {
          assert.equal(reached.length, slots.length);
          for (const [at, { min, max }] of slots.entries()) {
            assert.ok((reached[at] ?? NaN) >= min && (reached[at] ?? NaN) <= max);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
