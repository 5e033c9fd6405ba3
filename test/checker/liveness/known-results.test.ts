import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CheckResult, check } from "../../../src/checker";
import type { Model } from "../../../src/model";
import { bakery } from "../../models/bakery";
import { enters, testAndSet, ticketLock, withResponses } from "../../models/locks";
import { mcs } from "../../models/mcs";
import { peterson } from "../../models/peterson";
import { philosophers } from "../../models/philosophers";
import { numbered } from "../../models/program";
import { lassoFaults } from "./lasso-checker";
import { resultOf } from "./reference";

/** The result, once every lasso in it has been judged. */
function checked(model: Model): CheckResult {
  const result = check(model);
  for (const property of model.properties) {
    const { trace } = resultOf(result.properties, property.id);
    if (property.kind === "leads-to" && trace !== undefined) assert.deepEqual(lassoFaults(trace, property, model), []);
  }
  return result;
}

function verdicts(model: Model): readonly string[] {
  return checked(model).properties.flatMap(({ id, verdict }) => (id.endsWith("-enters") ? [verdict] : []));
}

const all = (count: number, verdict: string): readonly string[] => new Array<string>(count).fill(verdict);

describe("starvation", () => {
  for (const spins of [false, true]) {
    const waits = spins ? "spins" : "sleeps";

    it(`of one who ${waits} for a test-and-set lock, under weak fairness`, () => {
      const model = testAndSet(2, { spins });
      assert.deepEqual(verdicts(model), all(2, "violated"));
      const { trace, fairness } = resultOf(check(model).properties, "user0-enters");
      assert.deepEqual([fairness?.withOtherLocks, fairness?.holdsWith], ["holds", undefined]);
      // The other one takes and releases the lock, again and again; who spins does so meanwhile.
      const loop = trace?.moves.slice(trace.loopStart) ?? [];
      const steps = loop.map(
        ({ process, step }) => `${String(process)} ${model.processes[process]?.steps[step]?.label ?? ""}`,
      );
      assert.deepEqual(steps.filter((move) => move.startsWith("1")).sort(), ["1 inside", "1 outside", "1 try"]);
      assert.equal(steps.length, spins ? 4 : 3);
    });

    it(`of nobody where the lock is handed over to who ${waits}`, () => {
      const model = testAndSet(3, { spins, lockHandOver: true });
      assert.deepEqual(verdicts(model), all(3, "holds"));
      assert.equal(resultOf(check(model).properties, "user0-enters").fairness?.withOtherLocks, "violated");
    });
  }

  it("of nobody with a ticket lock; it rests on everybody", () => {
    const { properties } = checked(ticketLock(3));
    for (const { verdict, fairness } of properties) {
      assert.equal(verdict, "holds");
      assert.deepEqual(
        fairness?.restsOn?.map(({ process }) => process),
        numbered("user", 3),
      );
      assert.equal(fairness.withOtherLocks, undefined);
    }
  });

  for (const count of [2, 3]) {
    it(`of nobody with Peterson's algorithm for ${String(count)}, once it has begun to climb`, () => {
      const names = numbered("user", count);
      const model = withResponses(peterson(count), enters(names, ["wait", "announce", "look"], "inside"));
      assert.deepEqual(verdicts(model), all(count, "holds"));
    });
  }

  it("of all with a user of Peterson's algorithm who may stop anywhere", () => {
    const model = withResponses(peterson(2), enters(["user0"], ["wait", "announce", "look"], "inside"));
    const [first, second] = model.processes;
    assert.ok(first !== undefined && second !== undefined);
    const { properties } = checked({ ...model, processes: [first, { ...second, unfair: ["kernel"] }] });
    const { verdict, fairness } = resultOf(properties, "user0-enters");
    assert.equal(verdict, "violated");
    assert.deepEqual(fairness?.holdsWith, [[{ process: "user1", agent: "kernel" }]]);
  });

  const behindTheDoor = ["choose", "each", "compare"];

  it("of nobody in Lamport's bakery, once it has gone through the door", () => {
    const names = numbered("user", 2);
    assert.deepEqual(
      verdicts(withResponses(bakery(2, 5, true), enters(names, behindTheDoor, "inside"))),
      all(2, "holds"),
    );
  });

  it("of one of three who is kept out by the doorkeeper, because others may always be there first", () => {
    const model = bakery(3, 4, true);
    assert.deepEqual(verdicts(withResponses(model, enters(["user0"], behindTheDoor, "inside"))), ["holds"]);
    assert.deepEqual(verdicts(withResponses(model, enters(["user0"], ["outside"], "inside"))), ["violated"]);
  });

  it("of all in a bakery that runs out of tickets: that bound says nothing about the algorithm", () => {
    const names = numbered("user", 2);
    const model = withResponses(bakery(2, 5), enters(names, behindTheDoor, "inside"));
    assert.deepEqual(verdicts(model), all(2, "violated"));
    assert.equal(resultOf(check(model).properties, "deadlock-free").verdict, "violated");
  });

  it("of nobody with the queue lock of Mellor-Crummey and Scott, once it has queued", () => {
    const names = numbered("user", 2);
    const model = withResponses(mcs(2), enters(names, ["queue", "wait", "link", "spin"], "inside"));
    assert.deepEqual(verdicts(model), all(2, "holds"));
  });
});

describe("dining philosophers", () => {
  const names = numbered("philosopher", 3);
  const eating = enters(names, ["wait"], "eat");
  const hungry = enters(names, ["think"], "eat");

  it("who all begin with the left fork wait for each other; there is nothing that goes on", () => {
    const model = withResponses(philosophers(3, { lockHandOver: true }), eating);
    const { properties } = checked(model);
    assert.equal(resultOf(properties, "deadlock-free").verdict, "violated");
    const { verdict, trace } = resultOf(properties, "philosopher0-enters");
    assert.equal(verdict, "violated");
    assert.deepEqual([trace?.moves.length, trace?.loopStart], [3, 3]);
  });

  it("of whom one begins with the right fork do not, but who waits for a fork may starve", () => {
    const model = withResponses(philosophers(3, { lastReversed: true }), hungry);
    const { properties } = checked(model);
    assert.equal(resultOf(properties, "deadlock-free").verdict, "holds");
    assert.deepEqual(verdicts(model), all(3, "violated"));
    assert.ok(properties.every(({ id, fairness }) => !id.endsWith("-enters") || fairness?.withOtherLocks === "holds"));
  });

  it("of whom one begins with the right fork all eat where forks are handed over", () => {
    const model = withResponses(philosophers(3, { lastReversed: true, lockHandOver: true }), hungry);
    assert.deepEqual(verdicts(model), all(3, "holds"));
  });
});
