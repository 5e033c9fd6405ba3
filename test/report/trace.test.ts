import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assign, exit, is, procedure, processes, scalar, self, step } from "../../src/model";
import type { TraceReport } from "../../src/report";
import { philosophers } from "../models/philosophers";
import { modelOf } from "../models/program";
import { crash, writeback } from "./models";
import { resultOf } from "./results";

function tracesOf(model: Parameters<typeof resultOf>[0]): readonly TraceReport[] {
  return resultOf(model).properties.flatMap(({ trace }) => trace ?? []);
}

describe("a trace in words", () => {
  it("has as many steps as it is long", () => {
    for (const model of [crash, writeback, philosophers(3)]) {
      for (const trace of tracesOf(model)) assert.equal(trace.steps.length, trace.length);
    }
  });

  it("changes each cell from the value that it was changed to before", () => {
    for (const trace of [crash, writeback, philosophers(4)].flatMap(tracesOf)) {
      const known = new Map<string, string>();
      for (const { actor, changes } of trace.steps) {
        for (const { variable, from, to, scope } of changes) {
          const cell = scope === "local" ? `${actor}: ${variable}` : variable;
          assert.equal(known.get(cell) ?? from, from);
          assert.notEqual(from, to);
          known.set(cell, to);
        }
      }
    }
  });

  it("gives the cells because of which an assertion is false", () => {
    const trace = resultOf(crash).properties.find(({ id }) => id === "no-dma-to-clean-page")?.trace;
    assert.deepEqual(trace?.end, { kind: "step", because: [{ variable: "dirty[page0]", value: "no" }] });
  });

  it("names in a deadlock everybody who waits, for what and for whom", () => {
    const trace = resultOf(philosophers(2)).properties.find(({ id }) => id === "deadlock-free")?.trace;
    assert.ok(trace?.end.kind === "deadlock");
    assert.deepEqual(
      trace.end.waiting.map(({ actor, until, because }) => ({ actor, until, because })),
      [
        { actor: "philosopher0", until: ["!taken[fork1]"], because: [{ variable: "taken[fork1]", value: "yes" }] },
        { actor: "philosopher1", until: ["!taken[fork0]"], because: [{ variable: "taken[fork0]", value: "yes" }] },
      ],
    );
  });

  it("names who waits for itself", () => {
    const lock = scalar("lock", processes.optional, null, { doc: "who holds it" });
    const twice = procedure(
      "twice",
      { file: "lock", doc: "takes a lock twice", params: {}, locals: {}, exits: ["done"] },
      () => [
        step("take", { when: is(lock, null), do: assign(lock, self), text: ["takes it"] }),
        step("take_again", { when: is(lock, null), go: exit("done"), text: ["takes it again"] }),
      ],
    );
    const model = modelOf({
      name: "twice",
      variables: [lock],
      processes: [{ name: "reader", run: twice }],
      properties: [{ id: "deadlock-free", kind: "deadlock-free", doc: "nobody waits for ever", triggers: [] }],
    });
    const trace = resultOf(model).properties.find(({ id }) => id === "deadlock-free")?.trace;
    assert.ok(trace?.end.kind === "deadlock");
    assert.deepEqual(
      trace.end.waiting.map(({ actor, on }) => ({ actor, on })),
      [{ actor: "reader", on: ["reader"] }],
    );
  });
});
