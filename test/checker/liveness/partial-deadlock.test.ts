import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { check } from "../../../src/checker";
import { Components } from "../../../src/checker/liveness/components";
import { partialDeadlock } from "../../../src/checker/liveness/partial-deadlock";
import {
  assign,
  bool,
  type Model,
  not,
  type Process,
  type Property,
  procedure,
  type Scalar,
  scalar,
  step,
  TRUE,
} from "../../../src/model";
import { modelOf } from "../../models/program";
import { reachability } from "./brute-force";
import { randomGraphs } from "./random-graph";

const nobody: Omit<Model, "processes"> = {
  ...{ name: "", enums: {}, sets: {}, variables: [], properties: [], stateMarks: [], lockHandOver: false },
  ...{ halted: TRUE, initially: TRUE },
};

/** Processes without steps: the graph has them. `others` more than the graph knows come first, and never move. */
function modelWith(mustFinish: readonly boolean[]): Model {
  const processes = mustFinish.map(
    (must, number): Process => ({
      ...{ name: String(number), doc: "", locals: [], entry: "done", steps: [], unfair: [] },
      mustFinish: must,
    }),
  );
  return { ...nobody, processes };
}

/** `more`: processes that have finished from the start, so that there are more than are looked at together. */
function agree(more: number): void {
  const sets = fc.array(fc.nat(127), { minLength: 4, maxLength: 4 });
  const musts = fc.array(fc.constantFrom(true, true, false), { minLength: 4, maxLength: 4 });
  let stuckAtAll = 0;
  fc.assert(
    fc.property(randomGraphs(), sets, musts, fc.constantFrom(0, 0, 1, 8), (random, finished, musting, halted) => {
      const edges = random.plain.edges.filter(({ to }) => to >= 0);
      if (edges.length < random.plain.edges.length || random.graph.explored < random.graph.states) return;
      const model = modelWith([...new Array<boolean>(more).fill(true), ...musting]);
      const parties = {
        ...random.parties,
        parties: random.parties.parties.map(({ process, ...rest }) => ({ process: process + more, ...rest })),
      };
      const isFinished = (process: number, state: number): boolean =>
        process < more || ((finished[process - more] ?? 0) & (1 << state)) !== 0;
      const isHalted = (state: number): boolean => (halted & (1 << state)) !== 0;
      const all = new Set(Array.from({ length: random.graph.states }, (_, state) => state));
      const reach = reachability(random.plain, all);
      const stuckIn = (state: number): readonly number[] => {
        const later = [state, ...(reach.get(state) ?? [])];
        if (later.some(isHalted)) return [];
        return model.processes.flatMap(({ mustFinish }, process) => {
          const moves = later.some(
            (other) =>
              isFinished(process, other) || edges.some(({ from, party }) => from === other && party + more === process),
          );
          return mustFinish && !moves ? [process] : [];
        });
      };
      const found = partialDeadlock(
        model,
        random.graph,
        parties,
        new Components(random.graph),
        (conditions) => (state) =>
          conditions.reduce((bits, condition, bit) => {
            const is = condition.kind === "at-label" ? isFinished(Number(condition.process), state) : isHalted(state);
            return is ? bits | (2 ** bit) : bits;
          }, 0),
      );
      const first = [...all].find((state) => stuckIn(state).length > 0);
      assert.deepEqual(found, first === undefined ? undefined : { state: first, processes: stuckIn(first) });
      if (found !== undefined) stuckAtAll += 1;
    }),
    { numRuns: 2_000 },
  );
  assert.ok(stuckAtAll > 100);
}

it("the first partial deadlock is the one that plain reachability finds: random graphs", () => {
  agree(0);
});

it("the same with more processes than are looked at together", () => {
  agree(27);
});

const deadlockFree: Property = { kind: "deadlock-free", id: "deadlock-free", doc: "", triggers: [] };
const about = { file: "", doc: "", params: {}, locals: {}, exits: [] as const };

const spinner = procedure("spinner", about, () => [step("spin", { go: "spin" })]);

describe("a partial deadlock", () => {
  const left = scalar("left", bool, false, { doc: "" });
  const right = scalar("right", bool, false, { doc: "" });
  const taker = (name: string, first: Scalar<boolean>, second: Scalar<boolean>) =>
    procedure(name, { ...about, exits: ["end"] }, () => [
      step("first", { when: not(first), do: assign(first, true), acquires: true }),
      step("second", { when: not(second), do: assign(second, true), acquires: true }),
      step("leave", { do: [assign(first, false), assign(second, false)], go: { exit: "end" } }),
    ]);
  const model = modelOf({
    variables: [left, right],
    processes: [
      { name: "one", run: taker("one", left, right) },
      { name: "clock", run: spinner, times: "forever" },
      { name: "other", run: taker("other", right, left) },
    ],
    properties: [deadlockFree],
    lockHandOver: true,
  });

  it("of two who wait for each other is found though a third one spins; the plain form does not see it", () => {
    const [found] = check(model).properties;
    assert.deepEqual([found?.verdict, found?.stuck, found?.plain], ["violated", ["one", "other"], undefined]);
    assert.equal(found?.trace?.moves.length, 2);
    assert.equal(found.trace.loopStart, undefined);
    const [plain] = check(model, { liveness: false }).properties;
    assert.deepEqual([plain?.verdict, plain?.plain], ["holds", true]);
  });

  it("without the third one is a plain one", () => {
    const processes = model.processes.filter(({ name }) => name !== "clock");
    const sets = { ...model.sets, process: ["one", "other"] };
    const [found] = check({ ...model, processes, sets }).properties;
    assert.deepEqual([found?.verdict, found?.stuck, found?.trace?.moves.length], ["violated", undefined, 2]);
  });

  it("has nothing to do with fairness: waiting for a user who need not do anything is none", () => {
    const pinned = scalar("pinned", bool, true, { doc: "" });
    const waiter = procedure("waiter", { ...about, exits: ["end"] }, () => [
      step("wait", { when: not(pinned), go: { exit: "end" } }),
    ]);
    const holder = procedure("holder", about, () => [
      step("release", { agent: "user", when: pinned, do: assign(pinned, false), go: "release" }),
    ]);
    const waiting = modelOf({
      variables: [pinned],
      processes: [
        { name: "waiter", run: waiter },
        { name: "holder", run: holder, times: "forever" },
        { name: "clock", run: spinner, times: "forever" },
      ],
      properties: [
        deadlockFree,
        {
          ...{ kind: "leads-to", id: "returns", doc: "", triggers: [] },
          from: { kind: "at-label", process: "waiter", labels: ["wait"] },
          to: { kind: "at-label", process: "waiter", labels: ["done"] },
        },
      ],
    });
    const [deadlock, returns] = check(waiting).properties;
    assert.equal(deadlock?.verdict, "holds");
    assert.equal(returns?.verdict, "violated");
    assert.deepEqual(returns.fairness?.holdsWith, [[{ process: "holder", agent: "user" }]]);
    // Without the clock nothing need happen at all: the behaviour may end.
    const processes = waiting.processes.filter(({ name }) => name !== "clock");
    const [, ended] = check({ ...waiting, processes, sets: { process: ["waiter", "holder"] } }).properties;
    assert.deepEqual([ended?.trace?.moves.length, ended?.trace?.loopStart], [0, 0]);
  });
});
