import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../src/checker";
import {
  assign,
  bool,
  boolTerm,
  checkProgram,
  decide,
  decisionPoint,
  type Expr,
  exit,
  FALSE,
  inline,
  int,
  not,
  type ProcedureRef,
  type Program,
  type Property,
  procedure,
  scalar,
  step,
  type Term,
  TRUE,
  type Variable,
  withCallees,
} from "../../src/model";
import { type Rule, ruleMark, weave } from "../../src/policies";

const busy = scalar("busy", bool, false, { doc: "something is in the way" });
const locked = scalar("locked", bool, false, { doc: "the lock" });
const queued = scalar("queued", bool, false, { doc: "unsubmitted I/O" });
const outcome = scalar("outcome", int(0, 3), 0, { doc: "how it ended: 1 done, 2 skipped, 3 failed" });

const point = decisionPoint({
  id: "the.point",
  fn: "fn",
  file: "file.c",
  doc: "",
  actions: ["proceed", "wait", "skip", "fail"],
  locks: ["lock"],
  scope: { busy: bool },
});

const worker = procedure("worker", { file: "file.c", doc: "", params: {}, locals: {}, exits: ["end"] }, () => [
  step("lock", { when: not(locked), do: assign(locked, true) }),
  step("queue", { do: assign(queued, true) }),
  decide("point", point, {
    scope: { busy },
    on: {
      proceed: "work",
      skip: { go: exit("end"), do: assign(outcome, 2) },
      fail: { go: exit("end"), do: [assign(locked, false), assign(outcome, 3)] },
    },
    locks: { lock: { release: assign(locked, false), restart: "lock" } },
    submit: assign(queued, false),
  }),
  step("work", { do: [assign(outcome, 1), assign(locked, false)], go: exit("end") }),
]);

/** Needs the lock to clear what is in the way. */
const other = procedure("other", { file: "file.c", doc: "", params: {}, locals: {}, exits: ["end"] }, () => [
  step("lock", { when: not(locked), do: assign(locked, true) }),
  step("clear", { do: [assign(busy, false), assign(locked, false)], go: exit("end") }),
]);

function program(startsBusy: boolean, properties: readonly Property[]): Program {
  const variables: readonly Variable[] = [
    { ...busy.declaration, init: [[startsBusy]] },
    locked.declaration,
    queued.declaration,
    outcome.declaration,
  ];
  const run = (name: string, ref: ProcedureRef<Record<string, never>, "end">) => ({
    name,
    procedure: ref.definition.name,
    args: {},
    times: 1,
    doc: "",
  });
  return {
    name: "weaving",
    enums: {},
    sets: {},
    variables,
    procedures: withCallees([worker, other]),
    processes: [run("w", worker), run("o", other)],
    halted: FALSE,
    initially: TRUE,
    properties,
  };
}

const whenBusy: Expr = { kind: "local", name: "busy" };
const rule = (id: string, action: Rule["do"], when: Expr = whenBusy): Rule => ({
  id,
  at: "the.point",
  when,
  do: action,
  set: [],
});

const never = (id: string, condition: Term<boolean>): Property => ({
  id,
  doc: "",
  triggers: [],
  kind: "invariant",
  holds: not(condition).expr,
});
const deadlockFree: Property = { id: "deadlock-free", doc: "", triggers: [], kind: "deadlock-free" };
const isOutcome = (value: number): Term<boolean> =>
  boolTerm({ kind: "eq", left: outcome.expr, right: { kind: "int", value } });
const properties = [
  never("done", isOutcome(1)),
  never("skipped", isOutcome(2)),
  never("failed", isOutcome(3)),
  deadlockFree,
];

function verdicts(rules: readonly Rule[], startsBusy = true) {
  const woven = weave(program(startsBusy, properties), rules);
  assert.deepEqual(checkProgram(woven, { decisions: "woven" }), []);
  const result = check(inline(woven));
  const reached = (id: string): boolean =>
    result.properties.find((property) => property.id === id)?.verdict === "violated";
  return {
    done: reached("done"),
    skipped: reached("skipped"),
    failed: reached("failed"),
    deadlock: reached("deadlock-free"),
    states: result.states,
    marks: result.marks,
    rules: result.rules,
  };
}

const wait: Rule["do"] = { kind: "wait", drop: [], submit: false };

test("without rules the decision point disappears and the kernel proceeds", () => {
  const model = inline(weave(program(true, properties), []));
  assert.deepEqual(
    model.processes[0]?.steps.map(({ label }) => label),
    ["lock", "queue", "work"],
  );
  const { done, skipped, failed } = verdicts([]);
  assert.deepEqual({ done, skipped, failed }, { done: true, skipped: false, failed: false });
});

test("a rule whose condition is never true leaves no step behind", () => {
  const model = inline(weave(program(true, properties), [rule("never", { kind: "skip" }, FALSE)]));
  assert.deepEqual(
    model.processes[0]?.steps.map(({ label }) => label),
    ["lock", "queue", "work"],
  );
});

test("the first rule whose condition is true decides", () => {
  const skipFirst = verdicts([rule("skip", { kind: "skip" }), rule("fail", { kind: "fail", errno: "EBUSY" })]);
  assert.deepEqual([skipFirst.skipped, skipFirst.failed, skipFirst.rules], [true, false, ["skip"]]);
  const failFirst = verdicts([rule("fail", { kind: "fail", errno: "EBUSY" }), rule("skip", { kind: "skip" })]);
  assert.deepEqual([failFirst.skipped, failFirst.failed, failFirst.rules], [false, true, ["fail"]]);
});

test("a rule that proceeds shields from the rules after it", () => {
  const { done, skipped } = verdicts([rule("go", { kind: "proceed" }), rule("skip", { kind: "skip" })]);
  assert.deepEqual({ done, skipped }, { done: true, skipped: false });
});

test("waiting with the lock held deadlocks with whoever needs it", () => {
  const { deadlock, marks } = verdicts([rule("waits", wait)]);
  assert.equal(deadlock, true);
  assert.deepEqual(marks, [ruleMark("waits")]);
});

test("waiting with the lock dropped does not, and restarts where the lock is taken", () => {
  const { deadlock, done, rules } = verdicts([rule("waits", { kind: "wait", drop: ["lock"], submit: false })]);
  assert.deepEqual({ deadlock, done, rules }, { deadlock: false, done: true, rules: ["waits"] });
});

test("a sleeper wakes only when the point would no longer wait", () => {
  const woven = weave(program(true, [deadlockFree]), [
    rule("waits", { kind: "wait", drop: ["lock"], submit: false }),
    rule("waits too", { kind: "wait", drop: ["lock"], submit: false }, { kind: "not", of: whenBusy }),
  ]);
  assert.equal(check(inline(woven)).properties[0]?.verdict, "violated");
});

test("submitting takes place before the sleep", () => {
  const submitted = verdicts([rule("waits", { kind: "wait", drop: ["lock"], submit: true })]);
  const not = verdicts([rule("waits", { kind: "wait", drop: ["lock"], submit: false })]);
  assert.notEqual(submitted.states, not.states);
});

test("a rule may set state of its own along with its action", () => {
  const setting: Rule = {
    ...rule("sets", { kind: "proceed" }),
    set: [{ kind: "assign", target: { kind: "variable", name: "queued", at: [] }, value: FALSE }],
  };
  const { states } = verdicts([setting]);
  assert.notEqual(states, verdicts([]).states);
});
