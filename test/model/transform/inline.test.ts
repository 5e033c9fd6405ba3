import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type AnyProcedure,
  and,
  assign,
  bool,
  branch,
  call,
  choose,
  event,
  every,
  exit,
  FALSE,
  Interpreter,
  indexSet,
  inline,
  int,
  isnt,
  local,
  type Model,
  moreThan,
  or,
  type ProcessDeclaration,
  type Program,
  plus,
  printExpr,
  printStatements,
  procedure,
  processes,
  scalar,
  self,
  step,
  type Term,
  TRUE,
  table,
  withCallees,
  within,
} from "../../../src/model";
import { explore } from "../explore";

const pages = indexSet("page");
const n = scalar("n", int(0, 9), 0, { doc: "" });
const flag = scalar("flag", bool, false, { doc: "" });
const fixed = scalar("fixed", bool, true, { doc: "", constant: true });
const owner = scalar("owner", processes.optional, null, { doc: "" });
const dirty = table("dirty", bool, pages, false, { doc: "" });
const header = { file: "", doc: "", params: {}, locals: {}, exits: ["out"] } as const;

function modelOf(root: AnyProcedure, process: Partial<ProcessDeclaration> = {}, more: Partial<Program> = {}): Model {
  return inline({
    name: "test",
    enums: {},
    sets: { page: ["page0", "page1"] },
    variables: [n, flag, fixed, owner, dirty].map(({ declaration }) => declaration),
    procedures: withCallees([root]),
    processes: [{ name: "proc", procedure: root.definition.name, args: {}, times: 1, doc: "", ...process }],
    halted: FALSE,
    initially: TRUE,
    properties: [],
    ...more,
  });
}

/** `label: effects -> next` for each alternative of the first process. */
function shape(model: Model): readonly string[] {
  return (model.processes[0]?.steps ?? []).flatMap((at) =>
    at.alternatives.map(({ when, do: effects, next }) => {
      const guard = when.kind === "bool" && when.value ? "" : `[${printExpr(when)}] `;
      return `${at.label}: ${guard}${printStatements(effects)} -> ${next}`;
    }),
  );
}

const leaf = procedure(
  "leaf",
  { ...header, params: { by: int(0, 3) }, locals: { tries: local(int(0, 3), 0) }, exits: ["good", "bad"] },
  ({ by, tries }) => [
    step("try", { do: [assign(tries, plus(tries, 1)), assign(n, plus(n, by))] }),
    branch("see", {}, [
      { when: flag, go: exit("good") },
      { when: fixed, go: exit("bad") },
    ]),
  ],
);

describe("inline", () => {
  it("prefixes labels and locals, binds parameters, joins exits, resets locals on the way out", () => {
    const root = procedure("root", header, () => [
      call("one", leaf, { by: 2 }, { good: "end", bad: exit("out") }),
      step("end", { go: exit("out") }),
    ]);
    assert.deepEqual(shape(modelOf(root)), [
      "one/try: one/tries := one/tries + 1; n := n + 2 -> one/see",
      "one/see: [flag] one/tries := 0 -> end",
      "one/see: one/tries := 0 -> done",
      "end:  -> done",
    ]);
  });

  it("leaves through several procedures at once, resetting the locals of each", () => {
    const middle = procedure(
      "middle",
      { ...header, params: { by: int(0, 3) }, locals: { seen: local(bool, false) }, exits: ["up"] },
      ({ by, seen }) => [
        step("mark", { do: assign(seen, true) }),
        call("leaf", leaf, { by }, { good: exit("up"), bad: "mark" }),
      ],
    );
    const root = procedure("root", header, () => [call("m", middle, { by: 1 }, { up: exit("out") })]);
    const model = modelOf(root);
    assert.deepEqual(shape(model), [
      "m/mark: m/seen := true -> m/leaf/try",
      "m/leaf/try: m/leaf/tries := m/leaf/tries + 1; n := n + 1 -> m/leaf/see",
      "m/leaf/see: [flag] m/leaf/tries := 0; m/seen := false -> done",
      "m/leaf/see: m/leaf/tries := 0 -> m/mark",
    ]);
    assert.deepEqual(
      model.processes[0]?.steps.map(({ path }) => path.join(" ")),
      ["root middle", "root middle leaf", "root middle leaf"],
    );
  });

  it("goes to the first step of the callee where a call leads to another call", () => {
    const wrapper = procedure("wrapper", header, () => [
      call("in", leaf, { by: 0 }, { good: exit("out"), bad: exit("out") }),
    ]);
    const root = procedure("root", header, () => [step("go", {}), call("w", wrapper, {}, { out: "go" })]);
    assert.equal(shape(modelOf(root))[0], "go:  -> w/in/try");
  });

  it("knows `self`, and which procedures are on the call path", () => {
    const asks = procedure("asks", header, () => [
      branch("ask", {}, [
        { when: within("root"), do: assign(owner, self), go: exit("out") },
        { when: within("elsewhere"), go: exit("out") },
      ]),
    ]);
    const root = procedure("root", header, () => [call("asks", asks, {}, { out: exit("out") })]);
    const model = modelOf(root);
    assert.deepEqual(shape(model), ["asks/ask: owner := process#0 -> done"]);
  });

  it("binds the arguments of a process", () => {
    const root = procedure("root", { ...header, params: { page: pages.element } }, ({ page }) => [
      step("only", { do: assign(dirty(page), true), go: exit("out") }),
    ]);
    const model = modelOf(root, { args: { page: { kind: "element", set: "page", index: 1 } } });
    assert.deepEqual(shape(model), ["only: dirty[page#1] := true -> done"]);
  });
});

describe("repetition", () => {
  const once = procedure("once", header, () => [step("again", { do: assign(n, plus(n, 1)), go: exit("out") })]);

  it("runs once", () => {
    const { states, depth } = explore(modelOf(once));
    assert.deepEqual([states.length, depth], [2, 1]);
  });

  it("runs n times and then is done", () => {
    const model = modelOf(once, { times: 3 });
    const { states, depth, deadlocks } = explore(model);
    assert.deepEqual([states.length, depth, deadlocks], [4, 3, 0]);
    const last = states.at(-1) ?? [];
    const interpreter = new Interpreter(model);
    assert.equal(interpreter.label(last, 0), "done");
    assert.ok(interpreter.holds(n.expr.kind === "variable" ? moreThan(n, 2).expr : FALSE, last));
  });

  it("runs forever in the background", () => {
    const loop = procedure("loop", header, () => [
      step("again", { do: assign(flag, true) }),
      step("stop", { do: assign(flag, false), go: exit("out") }),
    ]);
    const model = modelOf(loop, { times: "forever" });
    assert.equal(model.processes[0]?.mustFinish, false);
    const { states, transitions } = explore(model);
    assert.deepEqual([states.length, transitions], [2, 2]);
  });

  it("lets a procedure have a step called `again` that it comes back to", () => {
    const twice = procedure("twice", header, () => [
      branch("again", {}, [{ when: isnt(n, 2), do: assign(n, plus(n, 1)), go: "again" }, { go: exit("out") }]),
    ]);
    const { states } = explore(modelOf(twice));
    assert.equal(states.length, 6, "n from 0 to 2, at `again` and done");
  });
});

describe("elision", () => {
  const decided = (when: Term<boolean>): AnyProcedure =>
    procedure("root", header, () => [
      step("before", { do: assign(flag, true) }),
      (following) => ({
        kind: "step",
        label: "point",
        fn: "root",
        agent: "kernel",
        alternatives: [
          { when: when.expr, events: [], do: [], next: { kind: "label", label: following ?? "" }, text: [] },
        ],
        marks: [],
        elidable: true,
      }),
      step("after", { go: exit("out") }),
    ]);

  it("drops an elidable step that folding leaves without anything to do", () => {
    assert.deepEqual(shape(modelOf(decided(fixed))), ["before: flag := true -> after", "after:  -> done"]);
  });

  it("keeps one that may have to wait", () => {
    assert.equal(modelOf(decided(flag)).processes[0]?.steps.length, 3);
  });

  it("keeps a step of a circle that does nothing", () => {
    const go = (label: string, to: string): AnyProcedure["definition"]["body"][number] => ({
      kind: "step",
      label,
      fn: "root",
      agent: "kernel",
      alternatives: [{ when: TRUE, events: [], do: [], next: { kind: "label", label: to }, text: [] }],
      marks: [],
      elidable: true,
    });
    const root = procedure("root", header, () => [step("first", {}), go("left", "right"), go("right", "left")]);
    const model = modelOf(root);
    const { states } = explore(model);
    assert.equal(states.length, 2);
    assert.notEqual(new Interpreter(model).label(states.at(-1) ?? [], 0), "first");
  });
});

describe("event properties", () => {
  it("become assertions on the steps that carry the event, its arguments filled in without capture", () => {
    const root = procedure("root", header, () => [
      choose("write", pages, {}, (p) => ({ events: [event("write", { page: p })], go: exit("out") })),
    ]);
    const page = { expr: { kind: "local", name: "page" }, sort: pages.element } as const;
    const model = modelOf(
      root,
      {},
      {
        properties: [
          {
            kind: "event",
            id: "alone",
            doc: "",
            on: ["write"],
            require: and(
              dirty(page),
              every(pages, (p) => or(isnt(p, page), dirty(p))),
            ).expr,
            triggers: [],
          },
        ],
      },
    );
    const [assertion] = model.processes[0]?.steps[0]?.alternatives[0]?.assertions ?? [];
    assert.ok(assertion !== undefined);
    assert.equal(printExpr(assertion.require), "dirty[page] && (forall p in page: p != page || dirty[p])");
    const interpreter = new Interpreter(model);
    const [from] = interpreter.initialStates();
    assert.deepEqual(
      interpreter.transitions(from ?? []).map(({ binding, violated }) => [binding, violated]),
      [
        [0, ["alone"]],
        [1, ["alone"]],
      ],
    );
  });
});
