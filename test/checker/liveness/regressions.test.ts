import assert from "node:assert/strict";
import { it } from "node:test";
import { check } from "../../../src/checker";
import { lockOfIn } from "../../../src/checker/liveness/lock-of";
import {
  assign,
  bool,
  branch,
  type Expr,
  element,
  elementAt,
  Interpreter,
  ifElse,
  indexSet,
  int,
  type Model,
  not,
  procedure,
  scalar,
  step,
  table,
} from "../../../src/model";
import { testAndSet } from "../../models/locks";
import { modelOf } from "../../models/program";

const at = (process: string, label: string): Expr => ({ kind: "at-label", process, labels: [label] });
const about = { file: "", doc: "", params: {}, locals: {} };

/**
 * A process waits for lock 0 at a step with two ways to take it, whose cells are written in different terms. If it takes the
 * lock by the first way, it has got it.
 */
function twoWaysToOneLock(): Model {
  const items = indexSet("item");
  const taken = table("taken", bool, items, false, { doc: "" });
  const open = scalar("open", bool, true, { doc: "" });
  const zero = scalar("zero", int(0, 0), 0, { doc: "" });
  const first = taken(elementAt(items, zero));
  const second = taken(elementAt(items, ifElse(open, zero, 1)));
  const taker = procedure("taker", { ...about, exits: [] }, () => [
    branch("wait", {}, [
      { when: not(first), do: assign(first, true), acquires: true, go: "leave" },
      { when: not(second), do: assign(second, true), acquires: true, go: "never" },
    ]),
    step("leave", { do: assign(first, false), go: "wait" }),
    step("never", { go: "never" }),
  ]);
  return modelOf({
    sets: { item: ["item0", "item1"] },
    variables: [taken, open, zero],
    processes: [{ name: "taker", run: taker, times: "forever" }],
    properties: [
      {
        ...{ kind: "leads-to", id: "second-way", doc: "", triggers: [] },
        from: at("taker", "wait"),
        to: at("taker", "never"),
      },
    ],
    lockHandOver: true,
  });
}

it("strong fairness is for a lock, however it is named where it is waited for", () => {
  // To promise the second way too, since it is possible again and again, was to promise too much: this was said to hold.
  const [found] = check(twoWaysToOneLock()).properties;
  assert.equal(found?.verdict, "violated");
});

it("cells of locks are told apart in large tables", () => {
  // The cells (1, 0) and (0, 64) were taken for one another.
  const model = testAndSet(2);
  const cells = [0, 1].flatMap((row) => Array.from({ length: 65 }, (_, column) => [row, column] as const));
  const acquisitions = cells.map(([row, column]) => ({
    ...{ process: 0, sizes: [2, 65], first: 7 },
    at: [element(indexSet("row"), row).expr, element(indexSet("column"), column).expr],
  }));
  const lockOf = lockOfIn(acquisitions, () => [], new Interpreter(model));
  assert.deepEqual(
    acquisitions.map((_, acquisition) => lockOf(acquisition, 0)),
    cells.map((_, cell) => 7 + cell),
  );
});

it("a search that was cut says nothing of what would hold with other assumptions", () => {
  const model = testAndSet(3);
  const [whole] = check(model).properties;
  assert.equal(whole?.fairness?.withOtherLocks, "holds");
  const cut = check(model, { limits: { depth: 3 } });
  const [found] = cut.properties;
  assert.deepEqual([cut.complete, found?.verdict], [false, "violated"]);
  // In the part that was explored nobody is starved if the lock is handed over; in the rest of it somebody might be.
  assert.deepEqual(Object.keys(found?.fairness ?? {}), ["assumed", "handOver"]);
});

it("what an agent does when asked is nothing apart from the rest of what it does, once it is counted on", () => {
  const pinned = scalar("pinned", bool, true, { doc: "" });
  const holder = procedure("holder", { ...about, exits: [] }, () => [
    branch("live", { agent: "user" }, [
      { fair: true, go: "live" },
      { when: pinned, do: assign(pinned, false), go: "live" },
    ]),
  ]);
  const model = modelOf({
    variables: [pinned],
    processes: [{ name: "holder", run: holder, times: "forever" }],
    properties: [
      { ...{ kind: "leads-to", id: "unpinned", doc: "", triggers: [] }, from: pinned.expr, to: not(pinned).expr },
    ],
  });
  const [found] = check(model).properties;
  assert.equal(found?.verdict, "violated");
  // A user who goes on may go on with answering: to be fair to both, each by itself, was what would have helped.
  assert.equal(found.fairness?.holdsWith, undefined);
  const willing = { ...model, processes: model.processes.map((process) => ({ ...process, unfair: [] })) };
  assert.equal(check(willing).properties[0]?.verdict, "violated");
});

it("a response without a value has not come, whichever engine asks", () => {
  const users = indexSet("user");
  const taken = table("taken", bool, users, true, { doc: "" });
  const go = scalar("go", int(0, 3), 3, { doc: "" });
  const stepper = procedure("stepper", { ...about, exits: ["end"] }, () => [
    step("step", { do: assign(go, 0), go: { exit: "end" } }),
  ]);
  const model = modelOf({
    sets: { user: ["user0"] },
    variables: [taken, go],
    processes: [{ name: "stepper", run: stepper }],
    properties: [
      {
        ...{ kind: "leads-to", id: "comes", doc: "", triggers: [] },
        from: at("stepper", "step"),
        to: taken(elementAt(users, go)).expr,
      },
    ],
  });
  // The interpreter's answer was an error that is nowhere in the model.
  for (const engine of ["compiled", "interpreter"] as const) {
    assert.equal(check(model, { engine }).properties[0]?.verdict, "holds");
  }
});
