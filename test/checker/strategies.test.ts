import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import {
  type CheckOptions,
  type CheckResult,
  check,
  checkParallel,
  ModelErrorFound,
  type SimulationOptions,
  simulate,
} from "../../src/checker";
import { Interpreter, inline, type Model } from "../../src/model";
import { programs } from "../arbitraries/program";
import { kernel } from "../models/kernel";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";
import { outcomeOf } from "./outcome";

/** Undefined where the model goes wrong. */
function checked(model: Model, options: CheckOptions): CheckResult | undefined {
  try {
    return check(model, options);
  } catch (error) {
    if (error instanceof ModelErrorFound) return undefined;
    throw error;
  }
}

function verdicts({ properties }: CheckResult): readonly string[] {
  return properties.map(({ verdict }) => verdict);
}

const manyStates = { limits: { states: 2_000 } };
/** Fingerprints and bounds on preemptions leave nothing to judge liveness on. */
const safety = { liveness: false };

describe("stopping at a violation", () => {
  it("changes nothing where there is none, and finds the nearest where there is one: random programs", () => {
    let ended = 0;
    fc.assert(
      fc.property(programs(), (program) => {
        const model = inline(program);
        const full = checked(model, manyStates);
        const early = checked(model, { ...manyStates, stopAtViolation: true });
        if (full?.complete !== true || early === undefined) return;
        // Of what is seen while states are explored.
        const lengths = ({ properties }: CheckResult): readonly (number | undefined)[] =>
          properties.map(({ trace, stuck }) =>
            trace?.loopStart === undefined && stuck === undefined ? trace?.moves.length : undefined,
          );
        if (early.limit?.kind !== "violation") {
          assert.deepEqual({ ...early, stats: 0 }, { ...full, stats: 0 });
          return;
        }
        ended += 1;
        const found = lengths(early).filter((length) => length !== undefined);
        assert.equal(Math.min(...found), Math.min(...lengths(full).flatMap((length) => length ?? [])));
        assert.ok(verdicts(early).every((verdict) => verdict === "violated" || verdict === "inconclusive"));
        assert.ok(early.states <= full.states);
      }),
      { seed: 7, numRuns: 300 },
    );
    assert.ok(ended > 10, String(ended));
  });

  it("ends the same way for any number of workers", async () => {
    const model = philosophers(6);
    const options = { stopAtViolation: true, workersFrom: 1, eager: true };
    const [one, two] = [
      await checkParallel(model, { ...options, workers: 1 }),
      await checkParallel(model, { ...options, workers: 2 }),
    ];
    assert.deepEqual({ ...two, stats: 0 }, { ...one, stats: 0 });
    assert.deepEqual(one.limit, { kind: "violation", value: 1 });
  });
});

describe("depth-first", () => {
  it("finds what breadth-first finds: random programs", () => {
    fc.assert(
      fc.property(programs(), (program) => {
        const model = inline(program);
        const broad = checked(model, manyStates);
        const deep = checked(model, { ...manyStates, order: "depth-first" });
        assert.equal(deep === undefined, broad === undefined);
        if (deep === undefined || broad?.complete !== true) return;
        assert.deepEqual(
          [deep.complete, deep.states, deep.transitions, deep.marks, deep.rules, verdicts(deep)],
          [true, broad.states, broad.transitions, broad.marks, broad.rules, verdicts(broad)],
        );
        assert.ok(deep.depth >= broad.depth);
        deep.properties.forEach(({ trace, shortest }, at) => {
          assert.equal(shortest, trace === undefined ? undefined : false);
          if (model.properties[at]?.kind === "leads-to") return;
          assert.ok((trace?.moves.length ?? 0) >= (broad.properties[at]?.trace?.moves.length ?? 0));
        });
      }),
      { numRuns: 200 },
    );
  });

  it("says that its counterexamples may not be shortest", () => {
    const deep = check(philosophers(4), { order: "depth-first" });
    assert.deepEqual([deep.states, deep.transitions, deep.shortest], [80, 212, false]);
    assert.equal(deep.properties[0]?.verdict, "violated");
    assert.equal(check(philosophers(4)).shortest, undefined);
  });

  it("leaves out what lies beyond a limit on depth, and says so", () => {
    const cut = check(philosophers(4), { order: "depth-first", limits: { depth: 2 } });
    assert.deepEqual(cut.limit, { kind: "depth", value: 2 });
    assert.equal(cut.depth, 2);
    assert.equal(cut.properties[0]?.verdict, "inconclusive");
  });
});

describe("fingerprints", () => {
  it("give the result of the exact store, with the probability that they do not: random programs", () => {
    fc.assert(
      fc.property(programs(), (program) => {
        const model = inline(program);
        const { omissionProbability: _, ...result } = {
          omissionProbability: 0,
          ...outcomeOf(model, { ...manyStates, ...safety, store: "fingerprint" }),
        };
        assert.deepEqual(result, outcomeOf(model, { ...manyStates, ...safety }));
      }),
      { numRuns: 200 },
    );
  });

  it("leave undecided what may go on forever", () => {
    const found = check(peterson(3), { store: "fingerprint" }).properties[0];
    assert.deepEqual(
      [found?.id, found?.verdict, found?.limit],
      ["deadlock-free", "inconclusive", { kind: "graph", value: 0 }],
    );
  });

  for (const [name, model] of [
    ["the kernel", kernel("medium")],
    ["peterson for 3", peterson(3)],
  ] as const) {
    it(name, () => {
      const { omissionProbability, stats: _, ...result } = check(model, { ...safety, store: "fingerprint" });
      assert.deepEqual(result, outcomeOf(model, safety));
      assert.equal(omissionProbability, result.states ** 2 / 2 ** 65);
    });
  }
});

describe("a bound on preemptions", () => {
  /** Whether any path with so many switches leads to each state, by the interpreter. */
  function reachable(model: Model, bound: number): Set<string> {
    const interpreter = new Interpreter(model);
    const seen = new Set<string>();
    const states = new Set<string>();
    const queue = interpreter.initialStates().map((state) => ({ state, last: -1, used: 0 }));
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { state, last, used } = next;
      const key = JSON.stringify(next);
      if (seen.has(key)) continue;
      seen.add(key);
      states.add(JSON.stringify(state));
      const moves = interpreter.transitions(state);
      const busy = moves.some(({ process }) => process === last);
      for (const { process, target } of moves) {
        const switches = used + Number(busy && process !== last);
        if (switches <= bound) queue.push({ state: target, last: process, used: switches });
      }
    }
    assert.ok(states.size <= seen.size);
    return seen;
  }

  for (const engine of ["interpreter", "compiled"] as const) {
    for (const bound of [0, 1, 2]) {
      it(`${String(bound)}: states are those with their last process and their switches (${engine})`, () => {
        for (const model of [philosophers(3), kernel("small")]) {
          const bounded = check(model, { engine, preemptions: bound });
          assert.equal(bounded.states, reachable(model, bound).size);
          assert.deepEqual(bounded.limit, { kind: "preemptions", value: bound });
          assert.ok(bounded.properties.every(({ verdict }) => verdict === "inconclusive" || verdict === "violated"));
        }
      });
    }
  }

  it("that is never reached changes no verdict: random programs", () => {
    fc.assert(
      fc.property(programs(), (program) => {
        const model = inline(program);
        const plain = checked(model, { ...manyStates, ...safety });
        const bounded = checked(model, { ...safety, preemptions: 1_000, limits: { states: 40_000 } });
        if (plain?.complete !== true || bounded?.complete !== true) return;
        assert.deepEqual(
          [bounded.marks, bounded.rules, verdicts(bounded)],
          [plain.marks, plain.rules, verdicts(plain)],
        );
      }),
      { numRuns: 100 },
    );
  });

  it("counts switches away from a process that can go on, not those away from a blocked one", () => {
    // The first fork is taken, and a switch costs one: the second one could be had. The next holder is blocked by the first.
    assert.equal(check(philosophers(3), { preemptions: 1 }).properties[0]?.verdict, "violated");
    assert.equal(check(philosophers(3), { preemptions: 0 }).properties[0]?.verdict, "inconclusive");
  });
});

describe("simulation", () => {
  const options = { runs: 50, depth: 40, seed: 7 };

  it("never holds, finds violations, and is the same for the same seed", () => {
    const { stats: _, ...first } = simulate(philosophers(4), options);
    const { stats: _again, ...second } = simulate(philosophers(4), options);
    const { stats: _other, ...other } = simulate(philosophers(4), { ...options, seed: 8 });
    assert.deepEqual(first, second);
    assert.notDeepEqual(first, other);
    assert.deepEqual([first.complete, first.shortest, first.limit], [false, false, { kind: "simulation", value: 50 }]);
    assert.equal(first.properties[0]?.verdict, "violated");
    assert.ok(first.states <= 80);
    assert.deepEqual(verdicts(simulate(peterson(3), { ...options, seed: 1 })), ["inconclusive", "inconclusive"]);
  });

  it("cuts loops out of its counterexamples", () => {
    const model = philosophers(3);
    const traces = [...Array(50).keys()].flatMap((seed) =>
      simulate(model, { runs: 20, depth: 500, seed }).properties.flatMap(({ trace }) => trace ?? []),
    );
    assert.ok(traces.length > 0);
    for (const { states } of traces)
      assert.equal(new Set(states.map((state) => JSON.stringify(state))).size, states.length);
  });

  it("ends one long run at a limit on time or memory, or where it is interrupted", () => {
    const endless = { runs: 1, depth: 1e9, seed: 1 };
    const limitOf = (more: Partial<SimulationOptions>) => simulate(peterson(3), { ...endless, ...more }).limit?.kind;
    assert.equal(limitOf({ limits: { seconds: 0.05 } }), "time");
    assert.equal(limitOf({ limits: { memoryBytes: 2 ** 22 } }), "memory");
    const answers = [false, false, true];
    assert.equal(limitOf({ isInterrupted: () => answers.shift() ?? true }), "interrupted");
    assert.deepEqual(answers, []);
  });

  it("finds nothing that a search does not find: random programs", () => {
    fc.assert(
      fc.property(programs(), fc.integer(), (program, seed) => {
        const model = inline(program);
        const full = checked(model, manyStates);
        if (full?.complete !== true) return;
        const walked = simulate(model, { runs: 20, depth: 20, seed });
        assert.ok(walked.states <= full.states);
        walked.properties.forEach(({ verdict }, at) => {
          assert.ok(
            verdict === "inconclusive" || (verdict === "violated" && full.properties[at]?.verdict === "violated"),
          );
        });
        for (const mark of walked.marks) assert.ok(full.marks.includes(mark));
      }),
      { numRuns: 100 },
    );
  });
});
