import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import { crossCheck, crossCheckText, ExportError, exportFiles, exportModel } from "../../src/export";
import { unlikeSpin } from "../../src/export/promela/spin-fairness";
import { assign, bool, type Model, not, type Property, procedure, scalar, step } from "../../src/model";
import { assertGolden } from "../model/golden";
import { enters, testAndSet, withResponses } from "../models/locks";
import { modelOf } from "../models/program";
import { assertAgreement, assertSpinAgrees } from "./agreement";
import { fairModels, fairSystems } from "./fair-models";
import { skips } from "./installed";

/** Somebody holds each of two flags, once it is set, until it is taken down. */
function eachOfTwo(): Model {
  const model = testAndSet(2);
  const [first] = enters(["user0"], ["try"], "inside");
  assert.ok(first !== undefined);
  const held: Property = {
    ...{ kind: "leads-to", id: 'the lock\'s "holder"', doc: "gets rid of it */ \n\\* again", triggers: [] },
    each: { bind: "who", set: "user" },
    from: {
      kind: "eq",
      left: { kind: "variable", name: "holder", at: [] },
      right: { kind: "local", name: "who" },
    },
    to: { kind: "eq", left: { kind: "variable", name: "holder", at: [] }, right: { kind: "none", set: "user" } },
  };
  return withResponses(model, [held]);
}

describe("exported responses", () => {
  for (const to of ["promela", "tla"] as const) {
    it(`${to}: one for each element, and text that ends no comment`, () => {
      const property = 'the lock\'s "holder"';
      for (const { name, text } of exportFiles(eachOfTwo(), { to, property })) {
        assertGolden(`../export/golden/response-${name}`, text);
      }
    });

    it(`${to}: locks handed over, in a model that can halt`, () => {
      const model = testAndSet(2, { lockHandOver: true });
      const halted = { kind: "at-label", process: "user1", labels: ["inside"] } as const;
      for (const { name, text } of exportFiles({ ...model, halted }, { to, property: "user0-enters" })) {
        assertGolden(`../export/golden/handed-over-${name}`, text);
      }
    });
  }

  it("are refused where the language has no behaviours", () => {
    assert.throws(
      () => exportModel(testAndSet(2), { to: "murphi", property: "user0-enters" }),
      (error) =>
        error instanceof ExportError && error.code === "export/response" && /Promela and TLA/.test(error.message),
    );
  });
});

describe("SPIN's fairness", () => {
  const model = testAndSet(2);
  const change = (agent: "user" | "device", position: number): Model => ({
    ...model,
    processes: model.processes.map((process, at) => ({
      ...process,
      steps: process.steps.map((each, which) => (at === 1 && which >= position ? { ...each, agent } : each)),
    })),
  });

  it("is the model's where every process is one agent that is counted on, and no lock is handed over", () => {
    assert.equal(unlikeSpin(model), undefined);
    assert.match(unlikeSpin(change("user", 0)) ?? "", /^"user1" need not go on \(user\)/);
    assert.match(unlikeSpin(change("device", 2)) ?? "", /^"user1" is fair to each of kernel and device/);
    assert.match(unlikeSpin(testAndSet(2, { lockHandOver: true })) ?? "", /waits for a lock that is handed over/);
    const fair = change("user", 0);
    assert.equal(
      unlikeSpin({ ...fair, processes: fair.processes.map((each) => ({ ...each, unfair: [] })) }),
      undefined,
    );
  });

  it("is named where it is not the model's: nothing is compared", { skip: skips.rumur || skips.spin }, async () => {
    const handed = testAndSet(2, { lockHandOver: true });
    const result = await crossCheck(handed, check(handed), { tools: ["spin", "rumur"], properties: ["user0-enters"] });
    assert.deepEqual([result.agrees, result.disagrees], [true, false]);
    assert.match(
      crossCheckText(result),
      /^spin +user0-enters +not compared +"user0" waits for a lock that is handed over, and SPIN has no strong fairness$/m,
    );
    assert.match(
      crossCheckText(result),
      /^rumur +user0-enters +not compared +"user0-enters" is a response, .*Murphi has none/m,
    );
  });
});

describe("deadlocks", () => {
  const locked = scalar("locked", bool, true, { doc: "" });
  const about = { file: "", doc: "", params: {}, locals: {} };
  const waiter = procedure("waiter", { ...about, exits: ["end"] }, () => [
    step("wait", { when: not(locked), do: assign(locked, true), go: { exit: "end" } }),
  ]);
  const spinner = procedure("spinner", { ...about, exits: [] }, () => [step("spin", { go: "spin" })]);
  const partial = modelOf({
    variables: [locked],
    processes: [
      { name: "waiter", run: waiter },
      { name: "clock", run: spinner, times: "forever" },
    ],
    properties: [{ kind: "deadlock-free", id: "deadlock-free", doc: "", triggers: [] }],
  });

  for (const tool of ["spin", "rumur"] as const) {
    it(`${tool}: a partial one is no disagreement, since only plain ones are compared`, {
      skip: skips[tool],
    }, async () => {
      const own = check(partial);
      assert.deepEqual([own.properties[0]?.verdict, own.properties[0]?.stuck], ["violated", ["waiter"]]);
      await assertAgreement(partial, tool);
    });

    it(`${tool}: nor is one that was not looked for`, { skip: skips[tool] }, async () => {
      const { states, transitions, complete } = check(partial);
      const properties = [{ id: "deadlock-free", verdict: "inconclusive" as const }];
      const result = await crossCheck(partial, { states, transitions, complete, properties }, { tools: [tool] });
      assert.deepEqual(
        result.comparisons.map(({ outcome }) => outcome),
        ["agree", "agree"],
      );
    });
  }
});

/** One response each; all of them, and larger models, are in responses.long.test.ts. */
describe("SPIN agrees on responses under weak fairness", { skip: skips.spin }, () => {
  const cases: readonly (readonly [string, Model, string])[] = [
    ...fairModels().map(({ name, model, property }) => [name, model, property] as const),
    ["one for each element", eachOfTwo(), 'the lock\'s "holder"'],
    ...fairSystems(2).map((model, number) => [`random system ${String(number)}`, model, "response0"] as const),
  ];
  for (const [name, model, property] of cases) it(name, () => assertSpinAgrees(model, [property]));
});

it("responses about nobody have no claim", () => {
  const model = withResponses(testAndSet(2), [
    {
      ...{ kind: "leads-to", id: "nobody", doc: "", triggers: [] },
      each: { bind: "x", set: "none-of-them" },
      ...{ from: { kind: "bool", value: true }, to: { kind: "bool", value: false } },
    },
  ]);
  const text = exportModel(
    { ...model, sets: { ...model.sets, "none-of-them": [] } },
    { to: "promela", property: "nobody" },
  );
  assert.doesNotMatch(text, /never/);
});
