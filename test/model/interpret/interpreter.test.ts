import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  and,
  assign,
  bool,
  branch,
  choose,
  event,
  exit,
  FALSE,
  Interpreter,
  indexSet,
  inline,
  int,
  is,
  type Model,
  moreThan,
  not,
  or,
  type Program,
  plus,
  procedure,
  type StepDraft,
  scalar,
  some,
  startingWith,
  step,
  TRUE,
  table,
} from "../../../src/model";

const pages = indexSet("page");
const x = scalar("x", int(0, 3), 0, { doc: "" });
const y = scalar("y", int(0, 3), 0, { doc: "" });
const current = scalar("current", pages.optional, null, { doc: "" });
const dirty = table("dirty", bool, pages, false, { doc: "" });

function modelOf(steps: readonly StepDraft[], more: Partial<Program> = {}): Model {
  const root = procedure("root", { file: "", doc: "", params: {}, locals: {}, exits: ["out"] }, () => steps);
  return inline({
    name: "test",
    enums: {},
    sets: { page: ["page0", "page1"] },
    variables: [x, y, current, dirty].map(({ declaration }) => declaration),
    procedures: [root.definition],
    processes: [{ name: "proc", procedure: "root", args: {}, times: 1, doc: "" }],
    halted: FALSE,
    initially: TRUE,
    properties: [],
    ...more,
  });
}

function first(model: Model) {
  const interpreter = new Interpreter(model);
  const [start = []] = interpreter.initialStates();
  return { interpreter, start, transitions: interpreter.transitions(start) };
}

describe("a step", () => {
  it("reads its guard before, and runs its statements in order", () => {
    const model = modelOf([
      step("swap", { when: is(x, 0), do: [assign(x, plus(x, 1)), assign(y, plus(x, 1))], go: exit("out") }),
    ]);
    const { transitions } = first(model);
    assert.deepEqual(
      transitions.map(({ target }) => target.slice(0, 2)),
      [[1, 2]],
    );
  });

  it("checks assertions and marks in the state before it", () => {
    const model = modelOf([step("write", { events: [event("write", {})], do: assign(x, 1), go: exit("out") })], {
      properties: [
        {
          kind: "event",
          id: "written",
          doc: "",
          on: ["write"],
          require: is(x, 1).expr,
          triggers: [
            { kind: "event", on: ["write"], when: is(x, 0).expr, text: "" },
            { kind: "event", on: ["write"], when: is(x, 1).expr, text: "" },
          ],
        },
      ],
    });
    const [transition] = first(model).transitions;
    assert.deepEqual(transition?.violated, ["written"]);
    assert.deepEqual(transition.marks, ["trigger written 0"]);
  });

  it("has a transition for each enabled alternative and chosen element, in order", () => {
    const model = modelOf([
      choose("pick", pages, {}, (p) => ({ where: not(dirty(p)), do: assign(current, p), go: exit("out") }), [
        { when: is(x, 0), go: exit("out") },
        { when: is(x, 1), go: exit("out") },
      ]),
    ]);
    assert.deepEqual(
      first(model).transitions.map(({ alternative, binding }) => [alternative, binding]),
      [
        [0, 0],
        [0, 1],
        [1, undefined],
      ],
    );
  });

  it("is no step where everything is halted", () => {
    const model = modelOf([step("one", { go: exit("out") })], { halted: is(x, 0).expr });
    assert.deepEqual(first(model).transitions, []);
  });
});

describe("errors of the model", () => {
  it("are values out of range", () => {
    const model = modelOf([step("big", { do: assign(x, plus(plus(x, 3), 1)), go: exit("out") })]);
    assert.throws(() => first(model), { name: "ModelError", code: "model/out-of-range" });
  });

  it("are cells of no element", () => {
    const model = modelOf([step("none", { when: dirty(some(pages, current)), go: exit("out") })]);
    assert.throws(() => first(model), { name: "ModelError", code: "model/none-as-index" });
  });

  it("are hidden where the condition before them is false", () => {
    const model = modelOf([step("none", { when: and(moreThan(x, 0), dirty(some(pages, current))), go: exit("out") })]);
    assert.deepEqual(first(model).transitions, []);
  });

  it("are conditions that no initial state satisfies", () => {
    const model = modelOf([step("one", { go: exit("out") })], { initially: is(x, 1).expr });
    assert.throws(() => first(model), { name: "ModelError", code: "model/no-initial-state" });
  });
});

describe("initial states", () => {
  it("are the allowed combinations of initial values, in the order of the layout", () => {
    const variables = [startingWith(x.declaration, [[0, 1]]), startingWith(dirty.declaration, [[false, true], [true]])];
    const model = modelOf([branch("one", {}, [{ go: exit("out") }])], {
      variables,
      initially: or(is(x, 1), { ...dirty({ expr: { kind: "element", set: "page", index: 0 }, sort: pages.element }) })
        .expr,
    });
    assert.deepEqual(
      new Interpreter(model).initialStates().map((state) => state.slice(0, 3)),
      [
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
      ],
    );
  });
});

describe("termination", () => {
  it("is where every process that must finish has finished", () => {
    const { interpreter, start, transitions } = first(modelOf([step("one", { go: exit("out") })]));
    assert.equal(interpreter.isTermination(start), false);
    assert.equal(interpreter.isTermination(transitions[0]?.target ?? []), true);
    assert.equal(interpreter.label(transitions[0]?.target ?? [], 0), "done");
  });
});
