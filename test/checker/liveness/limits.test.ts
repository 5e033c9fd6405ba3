import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CheckOptions, type CheckResult, check } from "../../../src/checker";
import { enters, withResponses } from "../../models/locks";
import { peterson } from "../../models/peterson";
import { numbered } from "../../models/program";

const names = numbered("user", 3);
const model = withResponses(peterson(3), enters(names, ["wait", "announce", "look"], "inside"));
const graphless = ["deadlock-free", "user0-enters", "user1-enters", "user2-enters"];

function verdictsOf({ properties }: CheckResult): Readonly<Record<string, string>> {
  return Object.fromEntries(properties.map(({ id, verdict }) => [id, verdict]));
}

/** Everything was explored, and what needs no graph was decided; the rest names the limit. */
function assertOnlyGraphCut(result: CheckResult, limit: CheckResult["limit"]): void {
  assert.deepEqual([result.complete, result.limit], [true, undefined]);
  const undecided = result.properties.filter(({ verdict }) => verdict === "inconclusive");
  assert.deepEqual(
    undecided.map(({ id }) => id),
    graphless,
  );
  for (const property of undecided) assert.deepEqual(property.limit, limit);
  assert.equal(verdictsOf(result)["mutual-exclusion"], "holds");
}

describe("limits that are hit once everything is explored", () => {
  it("there are none where nothing is cut", () => {
    assert.deepEqual(new Set(Object.values(verdictsOf(check(model)))), new Set(["holds"]));
  });

  it("memory for the search alone, and for the transitions but not for the search of them", () => {
    const { states, transitions, stats } = check(model, { liveness: false });
    const whole = check(model).stats.peakBytes;
    const graph = transitions * 5 + states * 4;
    assert.ok(whole >= stats.peakBytes + graph + states * 45);
    for (const memoryBytes of [stats.peakBytes, whole - states * 45 + 100_000, whole - 1]) {
      const cut = check(model, { limits: { memoryBytes } });
      assertOnlyGraphCut(cut, { kind: "memory", value: memoryBytes });
      assert.ok(cut.stats.peakBytes <= memoryBytes);
    }
    assert.deepEqual(check(model, { limits: { memoryBytes: whole } }).properties, check(model).properties);
  });

  /** Options under which `act` happens at the first look at the clock after the search. */
  function afterSearch(act: () => boolean): CheckOptions {
    let looks = 0;
    const isInterrupted = (): boolean => {
      looks += 1;
      return false;
    };
    check(model, { liveness: false, isInterrupted });
    let left = looks;
    return {
      isInterrupted: () => {
        left -= 1;
        return left < 0 && act();
      },
    };
  }

  it("an interruption", () => {
    const options = afterSearch(() => true);
    assertOnlyGraphCut(check(model, options), { kind: "interrupted", value: 0 });
  });

  it("time: the clock is looked at before each response; deadlocks are decided", () => {
    const seconds = 2;
    const start = performance.now();
    const options = afterSearch(() => {
      // Long enough for the next look.
      while (performance.now() - start < seconds * 1_000 + 200);
      return false;
    });
    const result = check(model, { ...options, limits: { seconds } });
    assert.equal(result.complete, true);
    const limit = { kind: "time", value: seconds };
    const [deadlock, exclusion, ...responses] = result.properties;
    assert.deepEqual([deadlock?.verdict, exclusion?.verdict], ["holds", "holds"]);
    assert.deepEqual(
      responses.map((response) => [response.verdict, response.limit]),
      responses.map(() => ["inconclusive", limit]),
    );
  });

  it("time between two responses: those before it are decided", () => {
    let looks = 0;
    const all = afterSearch(() => {
      looks += 1;
      return false;
    });
    check(model, all);
    let left = looks - 1;
    const options = afterSearch(() => {
      left -= 1;
      return left < 0;
    });
    assert.deepEqual(verdictsOf(check(model, options)), {
      ...{ "mutual-exclusion": "holds", "user0-enters": "holds", "user1-enters": "holds" },
      ...{ "user2-enters": "inconclusive", "deadlock-free": "holds" },
    });
  });
});

describe("without liveness", () => {
  it("responses are inconclusive, a deadlock is one in its plain form, and no memory is taken", () => {
    const result = check(model, { liveness: false });
    assert.equal(result.complete, true);
    const [deadlock, exclusion, ...responses] = result.properties;
    assert.deepEqual(deadlock, { id: "deadlock-free", verdict: "holds", missing: [], plain: true });
    assert.equal(exclusion?.verdict, "holds");
    assert.deepEqual(
      responses.map(({ verdict, limit }) => [verdict, limit]),
      responses.map(() => ["inconclusive", { kind: "graph", value: 0 }]),
    );
    // Beside what each property takes.
    const others = check(peterson(3), { liveness: false }).stats.peakBytes;
    assert.ok(Math.abs(result.stats.peakBytes - others) < 100);
  });

  it("with fingerprints there is no graph", () => {
    const { properties } = check(model, { store: "fingerprint" });
    for (const { id, verdict, limit } of properties) {
      assert.equal(verdict, graphless.includes(id) ? "inconclusive" : "holds");
      assert.deepEqual(limit, graphless.includes(id) ? { kind: "graph", value: 0 } : undefined);
    }
  });

  it("with a bound on preemptions there is none either", () => {
    const { properties } = check(model, { preemptions: 1 });
    assert.deepEqual(
      properties.map(({ verdict }) => verdict),
      properties.map(() => "inconclusive"),
    );
  });
});
