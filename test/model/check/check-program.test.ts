import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type ActionStep,
  type Alternative,
  boolTerm,
  type CallStep,
  checkProgram,
  type DecisionStep,
  type Expr,
  ifElse,
  type ModelDiagnosticCode,
  type ModelPlace,
  type Procedure,
  type Program,
  type Property,
  int as range,
  type Statement,
  TRUE,
  type Variable,
  when,
} from "../../../src/model";
import { open, woven } from "../writeback";

const numbers = range(0, 3);
const int = (value: number): Expr => ({ kind: "int", value });
const read = (name: string, ...at: readonly Expr[]): Expr & { readonly kind: "variable" } => ({
  kind: "variable",
  name,
  at,
});
const local = (name: string): Expr & { readonly kind: "local" } => ({ kind: "local", name });
const page0: Expr = { kind: "element", set: "page", index: 0 };
const sets = (
  target: (Expr & { readonly kind: "variable" }) | (Expr & { readonly kind: "local" }),
  value: Expr,
): Statement => ({
  kind: "assign",
  target,
  value,
});

function variable(name: string, more: Partial<Variable> = {}): Variable {
  return {
    name,
    type: { kind: "int", min: 0, max: 3 },
    index: [],
    init: [[0]],
    constant: false,
    ghost: false,
    doc: "",
    ...more,
  };
}

function does(more: Partial<Alternative>): Alternative {
  return { when: TRUE, events: [], do: [], next: { kind: "exit", exit: "out" }, text: [], ...more };
}

function step(label: string, ...alternatives: readonly Partial<Alternative>[]): ActionStep {
  return {
    kind: "step",
    label,
    fn: "f",
    agent: "kernel",
    alternatives: alternatives.map(does),
    marks: [],
    elidable: false,
  };
}

function procedure(name: string, body: Procedure["body"], more: Partial<Procedure> = {}): Procedure {
  return { name, file: "", doc: "", params: [], locals: [], exits: ["out"], body, ...more };
}

const calls = (name: string, more: Partial<CallStep> = {}): CallStep => ({
  kind: "call",
  label: "call",
  procedure: name,
  args: {},
  exits: { out: { kind: "exit", exit: "out" } },
  ...more,
});

const bool: Variable = variable("flag", { type: { kind: "bool" }, init: [[false]] });
const base: Program = {
  name: "base",
  enums: { mode: ["read", "write"] },
  sets: { page: ["page0", "page1"], device: ["dev0"] },
  variables: [
    variable("n"),
    bool,
    variable("limit", { constant: true }),
    variable("seen", { ghost: true }),
    variable("dirty", { type: { kind: "bool" }, index: ["page"], init: [[false]] }),
    variable("owner", { type: { kind: "element", set: "page", none: true }, init: [[null]] }),
    variable("mode", { type: { kind: "enum", name: "mode" }, init: [["read"]] }),
  ],
  procedures: [
    procedure("main", [step("first", {})], {
      params: [{ name: "p", type: { kind: "element", set: "page", none: false } }],
      locals: [{ name: "x", type: { kind: "int", min: 0, max: 3 }, init: 0 }],
    }),
    procedure("helper", [step("only", {})]),
  ],
  processes: [{ name: "proc", procedure: "main", args: { p: page0 }, times: 1, doc: "" }],
  halted: { kind: "bool", value: false },
  initially: TRUE,
  properties: [],
};

/** The base program with another body of `main`. */
function body(...steps: Procedure["body"]): Program {
  return main({ body: steps });
}

function main(more: Partial<Procedure>): Program {
  return { ...base, procedures: base.procedures.map((one) => (one.name === "main" ? { ...one, ...more } : one)) };
}

function add(...variables: readonly Variable[]): Program {
  return { ...base, variables: [...base.variables, ...variables] };
}

const guard = (when: Expr): Program => body(step("first", { when }));
const effect = (...statements: readonly Statement[]): Program => body(step("first", { do: statements }));
const equal = (left: Expr, right: Expr): Expr => ({ kind: "eq", left, right });
const helper = (more: Partial<Procedure>, ...steps: Procedure["body"]): Program => ({
  ...body(...steps),
  procedures: [
    ...body(...steps).procedures.filter(({ name }) => name !== "helper"),
    procedure("helper", [step("only", {})], more),
  ],
});
const decision: DecisionStep = {
  kind: "decide",
  label: "first",
  point: "point",
  fn: "f",
  scope: { n: read("n") },
  continuations: { proceed: { next: { kind: "exit", exit: "out" }, do: [], text: [] } },
  locks: [],
  submit: [],
};
const property = (require: Expr): Property => ({
  kind: "event",
  id: "ordered",
  doc: "",
  on: ["write"],
  require,
  triggers: [],
});
const parameter = { name: "k", type: { kind: "int", min: 0, max: 1 } } as const;

interface Case {
  readonly what: string;
  readonly code: ModelDiagnosticCode;
  readonly program: Program;
  readonly where?: ModelPlace;
  readonly suggestion?: string;
  readonly woven?: boolean;
}

const atFirst: ModelPlace = { procedure: "main", label: "first" };

const cases: readonly Case[] = [
  {
    code: "model/unknown-variable",
    what: "in a guard",
    program: guard(read("flagg")),
    where: atFirst,
    suggestion: "flag",
  },
  {
    code: "model/unknown-variable",
    what: "assigned",
    program: effect(sets(read("m"), int(0))),
    where: atFirst,
  },
  {
    code: "model/unknown-local",
    what: "in a guard",
    program: guard(equal(local("xx"), int(0))),
    where: atFirst,
  },
  { code: "model/unknown-local", what: "assigned", program: effect(sets(local("yonder"), int(0))), where: atFirst },
  {
    code: "model/unknown-local",
    what: "a bound name outside of its quantifier",
    program: guard({
      kind: "and",
      of: [{ kind: "exists", bind: "q", set: "page", body: TRUE }, read("dirty", local("qqqq"))],
    }),
  },
  {
    code: "model/unknown-local",
    what: "an invariant that reads one",
    program: {
      ...base,
      properties: [{ kind: "invariant", id: "i", doc: "", holds: equal(local("x"), int(0)), triggers: [] }],
    },
    where: { property: "i" },
  },
  {
    code: "model/unknown-label",
    what: "of a step",
    program: body(step("first", {}, { next: { kind: "label", label: "fist" } })),
    where: atFirst,
    suggestion: "first",
  },
  {
    code: "model/unknown-label",
    what: "of a process",
    program: { ...base, halted: { kind: "at-label", process: "proc", labels: ["first", "done", "second"] } },
    where: {},
  },
  {
    code: "model/unknown-exit",
    what: "of the procedure",
    program: body(step("first", { next: { kind: "exit", exit: "oot" } })),
    where: atFirst,
    suggestion: "out",
  },
  {
    code: "model/unknown-exit",
    what: "of the callee",
    program: body(
      calls("helper", { exits: { out: { kind: "exit", exit: "out" }, err: { kind: "exit", exit: "out" } } }),
    ),
    where: { procedure: "main", label: "call" },
  },
  { code: "model/unknown-procedure", what: "called", program: body(calls("helpr")), suggestion: "helper" },
  {
    code: "model/unknown-procedure",
    what: "of a process",
    program: { ...base, processes: [{ name: "proc", procedure: "man", args: {}, times: 1, doc: "" }] },
    where: { process: "proc" },
    suggestion: "main",
  },
  { code: "model/unknown-procedure", what: "asked for", program: guard({ kind: "within", procedure: "nothing" }) },
  {
    code: "model/unknown-process",
    what: "asked for",
    program: guard({ kind: "at-label", process: "prok", labels: ["first"] }),
    suggestion: "proc",
  },
  {
    code: "model/unknown-enum",
    what: "of a literal",
    program: guard(equal({ kind: "enum", enum: "mod", value: "read" }, { kind: "enum", enum: "mod", value: "read" })),
    suggestion: "mode",
  },
  {
    code: "model/unknown-enum",
    what: "of a variable",
    program: add(variable("v", { type: { kind: "enum", name: "modes" } })),
    where: { variable: "v" },
    suggestion: "mode",
  },
  {
    code: "model/unknown-enum-value",
    what: "in a guard",
    program: guard(equal(read("mode"), { kind: "enum", enum: "mode", value: "raed" })),
    suggestion: "read",
  },
  {
    code: "model/unknown-set",
    what: "of a quantifier",
    program: guard({ kind: "exists", bind: "q", set: "pages", body: TRUE }),
    suggestion: "page",
  },
  {
    code: "model/unknown-set",
    what: "of a variable",
    program: add(variable("v", { index: ["file"] })),
    where: { variable: "v" },
  },
  {
    code: "model/unknown-set",
    what: "of a choice",
    program: body(step("first", { choose: { bind: "$p", set: "pag", where: TRUE } })),
    suggestion: "page",
  },
  { code: "model/type-mismatch", what: "a guard that is no condition", program: guard(read("n")), where: atFirst },
  {
    code: "model/type-mismatch",
    what: "a value of another type",
    program: effect(sets(read("n"), TRUE)),
    where: atFirst,
  },
  {
    code: "model/type-mismatch",
    what: "elements of different sets",
    program: guard(equal(page0, { kind: "element", set: "device", index: 0 })),
  },
  { code: "model/type-mismatch", what: "an index of another set", program: guard(read("dirty", { kind: "self" })) },
  {
    code: "model/type-mismatch",
    what: "none as an index",
    program: guard(read("dirty", { kind: "none", set: "page" })),
  },
  {
    code: "model/type-mismatch",
    what: "booleans in order",
    program: guard({ kind: "lt", left: read("flag"), right: read("flag") }),
  },
  {
    code: "model/type-mismatch",
    what: "enumeration values in order",
    program: guard({ kind: "lt", left: read("mode"), right: read("mode") }),
  },
  {
    code: "model/type-mismatch",
    what: "a sum of pages",
    program: guard(equal({ kind: "add", left: page0, right: int(1) }, int(0))),
  },
  {
    code: "model/type-mismatch",
    what: "the position of a number",
    program: guard(equal({ kind: "ordinal", of: read("n") }, int(0))),
  },
  {
    code: "model/type-mismatch",
    what: "the successor in another set",
    program: guard(equal({ kind: "successor", set: "device", of: page0 }, { kind: "none", set: "device" })),
  },
  {
    code: "model/type-mismatch",
    what: "branches that differ",
    program: effect(
      sets(read("n"), ifElse(boolTerm(TRUE), { expr: int(0), sort: numbers }, { expr: TRUE, sort: numbers }).expr),
    ),
  },
  { code: "model/index-count", what: "too few", program: guard(read("dirty")), where: atFirst },
  { code: "model/index-count", what: "too many", program: guard(read("flag", page0)), where: atFirst },
  { code: "model/out-of-range", what: "an integer", program: effect(sets(read("n"), int(4))), where: atFirst },
  {
    code: "model/out-of-range",
    what: "an element",
    program: guard(read("dirty", { kind: "element", set: "page", index: 2 })),
  },
  {
    code: "model/out-of-range",
    what: "a position",
    program: guard(read("dirty", { kind: "element-at", set: "page", of: int(2) })),
  },
  {
    code: "model/out-of-range",
    what: "no repetition",
    program: { ...base, processes: [{ name: "proc", procedure: "main", args: { p: page0 }, times: 0, doc: "" }] },
    where: { process: "proc" },
  },
  {
    code: "model/bad-type",
    what: "an empty range",
    program: add(variable("v", { type: { kind: "int", min: 1, max: 0 } })),
    where: { variable: "v" },
  },
  {
    code: "model/no-process",
    what: "self in a state condition",
    program: { ...base, initially: equal({ kind: "self" }, { kind: "self" }) },
  },
  {
    code: "model/no-process",
    what: "within in an invariant",
    program: {
      ...base,
      properties: [{ kind: "invariant", id: "i", doc: "", holds: { kind: "within", procedure: "main" }, triggers: [] }],
    },
  },
  {
    code: "model/unreachable-step",
    what: "after the last",
    program: body(step("first", {}), step("second", {})),
    where: { procedure: "main", label: "second" },
  },
  {
    code: "model/recursion",
    what: "direct",
    program: body(calls("main", { args: { p: page0 } })),
    where: { procedure: "main" },
  },
  {
    code: "model/recursion",
    what: "through another",
    program: helper({ body: [calls("main", { args: { p: page0 } })] }, calls("helper")),
    where: { procedure: "main" },
  },
  {
    code: "model/missing-exit",
    what: "of a call",
    program: body(calls("helper", { exits: {} })),
    where: { procedure: "main", label: "call" },
  },
  { code: "model/unknown-argument", what: "of a call", program: body(calls("helper", { args: { q: int(0) } })) },
  { code: "model/missing-argument", what: "of a call", program: helper({ params: [parameter] }, calls("helper")) },
  {
    code: "model/missing-argument",
    what: "of an event",
    program: {
      ...body(step("first", { events: [{ name: "write", args: {} }] })),
      properties: [property(read("dirty", local("page")))],
    },
    where: { ...atFirst, property: "ordered" },
  },
  {
    code: "model/type-mismatch",
    what: "an event's argument of another type",
    program: {
      ...body(step("first", { events: [{ name: "write", args: { page: int(0) } }] })),
      properties: [property(read("dirty", local("page")))],
    },
    where: { property: "ordered" },
  },
  { code: "model/duplicate-name", what: "variables", program: add(variable("n")), where: { variable: "n" } },
  { code: "model/duplicate-name", what: "steps", program: body(step("first", {}), step("first", {})), where: atFirst },
  {
    code: "model/duplicate-name",
    what: "a local and a parameter",
    program: main({ locals: [{ name: "p", type: { kind: "bool" }, init: false }] }),
    where: { procedure: "main" },
  },
  {
    code: "model/duplicate-name",
    what: "a bound name and a local",
    program: effect({ kind: "for-each", bind: "x", set: "page", do: [] }),
    where: atFirst,
  },
  {
    code: "model/reserved-name",
    what: "a label",
    program: body(step("done", {})),
    where: { procedure: "main", label: "done" },
  },
  {
    code: "model/reserved-name",
    what: "a local",
    program: main({ locals: [{ name: "$round", type: { kind: "bool" }, init: false }] }),
    where: { procedure: "main" },
  },
  { code: "model/reserved-name", what: "a set", program: { ...base, sets: { ...base.sets, process: [] } }, where: {} },
  { code: "model/assigns-parameter", what: "a parameter", program: effect(sets(local("p"), page0)), where: atFirst },
  {
    code: "model/assigns-parameter",
    what: "a bound name",
    program: effect({ kind: "for-each", bind: "$p", set: "page", do: [sets(local("$p"), page0)] }),
    where: atFirst,
  },
  { code: "model/assigns-constant", what: "a constant", program: effect(sets(read("limit"), int(1))), where: atFirst },
  { code: "model/ghost-in-guard", what: "a guard", program: guard(equal(read("seen"), int(0))), where: atFirst },
  {
    code: "model/ghost-in-guard",
    what: "a choice",
    program: body(step("first", { choose: { bind: "$p", set: "page", where: equal(read("seen"), int(0)) } })),
  },
  { code: "model/ghost-in-guard", what: "the value of a variable", program: effect(sets(read("n"), read("seen"))) },
  { code: "model/ghost-in-guard", what: "the value of a local", program: effect(sets(local("x"), read("seen"))) },
  {
    code: "model/ghost-in-guard",
    what: "a condition on a variable",
    program: effect(when(boolTerm(equal(read("seen"), int(0))), [], sets(read("n"), int(0)))),
  },
  {
    code: "model/ghost-in-guard",
    what: "a name in scope of rules",
    program: body({ ...decision, scope: { seen: read("seen") } }),
  },
  {
    code: "model/ghost-in-guard",
    what: "halted",
    program: { ...base, halted: equal(read("seen"), int(0)) },
    where: {},
  },
  {
    code: "model/shared-argument",
    what: "of a call",
    program: helper({ params: [parameter] }, calls("helper", { args: { k: read("n") } })),
  },
  { code: "model/open-decision", what: "after weaving", program: body(decision), woven: true, where: atFirst },
  {
    code: "model/bad-initial-value",
    what: "outside the range",
    program: add(variable("v", { init: [[0, 4]] })),
    where: { variable: "v" },
  },
  {
    code: "model/bad-initial-value",
    what: "no value of the enumeration",
    program: add(variable("v", { type: { kind: "enum", name: "mode" }, init: [["raed"]] })),
    where: { variable: "v" },
    suggestion: "read",
  },
  {
    code: "model/bad-initial-value",
    what: "of a local",
    program: main({ locals: [{ name: "x", type: { kind: "bool" }, init: 0 }] }),
    where: { procedure: "main" },
  },
  {
    code: "model/bad-initial-value",
    what: "none at all",
    program: add(variable("v", { init: [[]] })),
    where: { variable: "v" },
  },
  {
    code: "model/bad-initial-value",
    what: "too few lists",
    program: add(variable("v", { index: ["page"], init: [[0], [1], [2]] })),
    where: { variable: "v" },
  },
  {
    code: "model/bad-initial-value",
    what: "a constant with several",
    program: add(variable("v", { constant: true, init: [[0, 1]] })),
    where: { variable: "v" },
  },
  { code: "model/empty-procedure", what: "without a step", program: main({ body: [] }), where: { procedure: "main" } },
];

describe("checkProgram", () => {
  for (const { what, code, program, where, suggestion, woven: decided } of cases) {
    it(`${code}: ${what}`, () => {
      const found = checkProgram(program, { decisions: decided === true ? "woven" : "allowed" });
      assert.deepEqual(
        found.map((diagnostic) => diagnostic.code),
        [code],
        JSON.stringify(found, null, 1),
      );
      if (where !== undefined) assert.deepEqual(found[0]?.where, where);
      assert.equal(found[0]?.suggestion, suggestion);
    });
  }

  it("has a test for each code", () => {
    const tested: Record<ModelDiagnosticCode, number> = {
      "model/unknown-variable": 0,
      "model/unknown-local": 0,
      "model/unknown-label": 0,
      "model/unknown-exit": 0,
      "model/unknown-procedure": 0,
      "model/unknown-process": 0,
      "model/unknown-enum": 0,
      "model/unknown-enum-value": 0,
      "model/unknown-set": 0,
      "model/type-mismatch": 0,
      "model/index-count": 0,
      "model/out-of-range": 0,
      "model/bad-type": 0,
      "model/no-process": 0,
      "model/unreachable-step": 0,
      "model/recursion": 0,
      "model/missing-exit": 0,
      "model/unknown-argument": 0,
      "model/missing-argument": 0,
      "model/duplicate-name": 0,
      "model/reserved-name": 0,
      "model/assigns-parameter": 0,
      "model/assigns-constant": 0,
      "model/ghost-in-guard": 0,
      "model/shared-argument": 0,
      "model/open-decision": 0,
      "model/bad-initial-value": 0,
      "model/empty-procedure": 0,
    };
    for (const { code } of cases) tested[code] += 1;
    assert.deepEqual(
      Object.entries(tested).filter(([, times]) => times === 0),
      [],
    );
  });

  it("finds nothing wrong with well-formed programs", () => {
    assert.deepEqual(checkProgram(base), []);
    assert.deepEqual(checkProgram(open), []);
    assert.deepEqual(checkProgram(woven, { decisions: "woven" }), []);
  });

  it("reports every problem in one pass, each once", () => {
    const wrong = { kind: "and", of: [read("flagg"), read("n"), read("dirty"), read("flagg")] } as const;
    assert.deepEqual(
      checkProgram(guard(wrong)).map(({ code }) => code),
      ["model/unknown-variable", "model/type-mismatch", "model/index-count"],
    );
  });

  it("lets ghosts read anything, and integers of any range compare", () => {
    const reads: Expr = { kind: "add", left: read("n"), right: read("seen") };
    assert.deepEqual(checkProgram(effect(sets(read("seen"), reads))), []);
    assert.deepEqual(checkProgram(guard(equal(read("n"), int(100)))), []);
    assert.deepEqual(checkProgram(guard(equal(read("owner"), local("p")))), []);
    assert.deepEqual(checkProgram(guard(read("dirty", read("owner")))), []);
  });

  it("does not call steps unreachable that a policy made so", () => {
    assert.deepEqual(checkProgram(body(step("first", {}), step("second", {})), { decisions: "woven" }), []);
  });
});
