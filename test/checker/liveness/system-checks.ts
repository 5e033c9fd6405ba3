import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { check, type FairParty } from "../../../src/checker";
import { inline, type Model } from "../../../src/model";
import { systems } from "../../arbitraries/system";
import { compiledChecker } from "../compiled";
import { outcomeOf, parallelOutcomeOf } from "../outcome";
import { lassoFaults } from "./lasso-checker";
import { isCountedOn, isViolated, type ReferenceGraph, referenceGraph, resultOf, stuckProcesses } from "./reference";

const MOST_STATES = 80;

/** Calls `judge` for random systems that are small enough to try everything. */
function forSystems(runs: number, judge: (model: Model, graph: ReferenceGraph) => void): void {
  let judged = 0;
  fc.assert(
    fc.property(systems(), (program) => {
      const model = inline(program);
      const graph = referenceGraph(model, MOST_STATES);
      if (graph === undefined) return;
      judged += 1;
      judge(model, graph);
    }),
    { numRuns: runs },
  );
  assert.ok(judged > runs / 4, String(judged));
}

function responsesOf({ properties }: Model): readonly Extract<Model["properties"][number], { kind: "leads-to" }>[] {
  return properties.filter((property) => property.kind === "leads-to");
}

/** The model that counts on these parties, or does not; one that is not counted on is not when it is asked, either. */
function withFair(model: Model, parties: readonly FairParty[], fair: boolean): Model {
  return {
    ...model,
    processes: model.processes.map((process) => {
      const own = parties.filter((party) => party.process === process.name);
      const others = process.unfair.filter((agent) => fair || !own.some((party) => party.agent === agent));
      const agents = own.filter(({ asked }) => asked !== true).map(({ agent }) => agent);
      if (fair) return { ...process, unfair: others.filter((agent) => !agents.includes(agent)) };
      return {
        ...process,
        unfair: [...others, ...own.map(({ agent }) => agent)],
        steps: process.steps.map((step) => ({
          ...step,
          alternatives: step.alternatives.map(({ fair: asked, ...rest }) => {
            const isOwn = own.some(({ agent }) => agent === (rest.agent ?? step.agent));
            return asked === true && !isOwn ? { ...rest, fair: asked } : rest;
          }),
        })),
      };
    }),
  };
}

/** Violates the responses that trying every set of states violates; every lasso is one. */
function verdictsAgree(runs: number): void {
  const seen = { violated: 0, holds: 0, vacuous: 0, ends: 0, loops: 0 };
  forSystems(runs, (model, graph) => {
    const { properties, states, complete } = check(model);
    assert.deepEqual([complete, states], [true, graph.states]);
    for (const property of responsesOf(model)) {
      const expected = isViolated(property, graph);
      if (expected === undefined) continue;
      const { verdict, trace } = resultOf(properties, property.id);
      assert.equal(verdict === "violated", expected, property.id);
      if (verdict !== "inconclusive") seen[verdict] += 1;
      assert.equal(trace !== undefined, expected);
      if (trace === undefined) continue;
      assert.deepEqual(lassoFaults(trace, property, model), []);
      seen[trace.loopStart === trace.moves.length ? "ends" : "loops"] += 1;
    }
  });
  for (const [kind, count] of Object.entries(seen)) assert.ok(count > runs / 200, `${kind}: ${String(count)}`);
}

/** Finds the nearest partial deadlock that plain reachability finds, and who never steps again. */
function deadlocksAgree(runs: number): void {
  let partial = 0;
  forSystems(runs, (model, graph) => {
    const { verdict, trace, stuck, plain } = resultOf(check(model).properties, "deadlock-free");
    const all = stuckProcesses(graph);
    const first = all.findIndex((names) => names.length > 0);
    assert.equal(verdict, first === -1 ? "holds" : "violated");
    assert.equal(plain, undefined);
    if (trace === undefined) return;
    const key = trace.states.at(-1)?.join();
    const last = graph.found.findIndex((state) => state.join() === key);
    const { interpreter, found } = graph;
    const isPlain = interpreter.transitions(found[last] ?? []).length === 0;
    if (isPlain) {
      assert.equal(stuck, undefined);
      assert.ok((all[last] ?? []).length > 0);
      return;
    }
    partial += 1;
    assert.deepEqual([last, stuck], [first, all[first]]);
    assert.equal(trace.moves.length, graph.depth[last]);
    // The plain form comes first where there is one.
    assert.ok(found.every((state, at) => interpreter.transitions(state).length > 0 || all[at]?.length === 0));
  });
  assert.ok(partial > 0, String(partial));
}

/** Says what a verdict rests on, as checking again with other assumptions does. */
function assumptionsAgree(runs: number): void {
  const seen = { restsOn: 0, holdsWith: 0, otherLocks: 0 };
  forSystems(runs, (model, graph) => {
    const { properties } = check(model);
    const verdictWith = (other: Model, id: string): boolean =>
      resultOf(check(other).properties, id).verdict === "violated";
    const isFair = (party: FairParty): boolean => isCountedOn(party, model);
    const sorted = (parties: readonly FairParty[]): readonly string[] =>
      parties.map((party) => JSON.stringify(party)).sort();
    // Not those that never move: without them nothing changes.
    const fair = graph.parties.filter(isFair);
    const unfair = graph.parties.filter((party) => !isFair(party));
    for (const { id } of responsesOf(model)) {
      const { verdict, fairness } = resultOf(properties, id);
      assert.ok(fairness !== undefined);
      const violated = verdict === "violated";
      assert.equal(fairness.handOver, model.lockHandOver);
      assert.ok(fair.every((party) => sorted(fairness.assumed).includes(sorted([party])[0] ?? "")));
      const other = verdictWith({ ...model, lockHandOver: !model.lockHandOver }, id);
      assert.equal(fairness.withOtherLocks, other === violated ? undefined : other ? "violated" : "holds");
      if (other !== violated) seen.otherLocks += 1;
      if (!violated) {
        const needed = fair.filter((party) => verdictWith(withFair(model, [party], false), id));
        assert.deepEqual(sorted(fairness.restsOn ?? []), sorted(needed));
        seen.restsOn += needed.length;
        assert.equal(fairness.holdsWith, undefined);
        continue;
      }
      assert.equal(fairness.restsOn, undefined);
      const single = unfair.filter((party) => !verdictWith(withFair(model, [party], true), id));
      const together = unfair.length > 0 && !verdictWith(withFair(model, unfair, true), id);
      if (single.length > 0) {
        seen.holdsWith += 1;
        assert.deepEqual(sorted(fairness.holdsWith?.flat() ?? []), sorted(single));
        assert.ok(fairness.holdsWith?.every(({ length }) => length === 1));
      } else if (together) {
        assert.equal(fairness.holdsWith?.length, 1);
        assert.ok(unfair.every((party) => sorted(fairness.holdsWith?.[0] ?? []).includes(sorted([party])[0] ?? "")));
      } else assert.equal(fairness.holdsWith, undefined);
    }
  });
  if (runs < 1_000) return;
  for (const [kind, count] of Object.entries(seen)) assert.ok(count > 0, `${kind}: ${String(count)}`);
}

/** In a search that was cut violates only what the whole search violates, and nothing ever holds. */
function cutsAgree(runs: number): void {
  const seen = { violated: 0, left: 0 };
  fc.assert(
    fc.property(systems(), fc.integer({ min: 1, max: 12 }), fc.boolean(), (program, most, byDepth) => {
      const model = inline(program);
      const graph = referenceGraph(model, MOST_STATES);
      if (graph === undefined) return;
      const cut = check(model, { limits: byDepth ? { depth: most } : { states: most } });
      if (cut.complete) return;
      const whole = check(model);
      for (const { id, verdict, trace, fairness } of cut.properties) {
        assert.ok(verdict === "violated" || verdict === "inconclusive");
        const full = resultOf(whole.properties, id);
        if (verdict === "inconclusive") {
          if (full.verdict === "violated") seen.left += 1;
          continue;
        }
        assert.equal(full.verdict, "violated");
        const property = responsesOf(model).find((response) => response.id === id);
        if (property === undefined || trace === undefined) continue;
        seen.violated += 1;
        assert.deepEqual(lassoFaults(trace, property, model), []);
        // What the rest of the graph would change is not known.
        assert.notEqual(fairness?.withOtherLocks, "holds");
        assert.equal(fairness?.holdsWith, undefined);
      }
    }),
    { numRuns: runs },
  );
  assert.ok(seen.violated > runs / 80 && seen.left > runs / 80, JSON.stringify(seen));
}

/** The interpreter and another order come to the same; the interpreter to the same lassos. */
function enginesAgree(runs: number): void {
  forSystems(runs, (model) => {
    assert.deepEqual(outcomeOf(model, { engine: "interpreter" }), outcomeOf(model, {}));
    const broad = check(model);
    const deep = check(model, { order: "depth-first" });
    for (const { id, verdict, trace, fairness } of deep.properties) {
      const other = resultOf(broad.properties, id);
      assert.deepEqual([verdict, fairness], [other.verdict, other.fairness]);
      const property = responsesOf(model).find((response) => response.id === id);
      if (property !== undefined && trace !== undefined) assert.deepEqual(lassoFaults(trace, property, model), []);
    }
  });
}

/** So do two threads. */
async function threadsAgree(runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(systems(), async (program) => {
      const model = inline(program);
      const options = { workers: 2, eager: true, workersFrom: 0 };
      const parallel = await parallelOutcomeOf(model, options, compiledChecker());
      assert.deepEqual(parallel, outcomeOf(model, {}));
    }),
    { numRuns: runs },
  );
}

/** How often each is tried. */
export interface Runs {
  readonly verdicts: number;
  readonly deadlocks: number;
  readonly assumptions: number;
  readonly cuts: number;
  readonly engines: number;
  readonly threads: number;
}

/** All of the above as tests. */
export function describeSystems(title: string, runs: Runs): void {
  describe(title, () => {
    it("violates what trying every set of states violates; every lasso is one", () => verdictsAgree(runs.verdicts));
    it("finds the nearest partial deadlock, and who never steps again", () => deadlocksAgree(runs.deadlocks));
    it("says what a verdict rests on", () => assumptionsAgree(runs.assumptions));
    it("violates nothing in a part of the graph that holds in all of it", () => cutsAgree(runs.cuts));
    it("comes to the same with the interpreter and depth-first", () => enginesAgree(runs.engines));
    it("comes to the same with two threads", () => threadsAgree(runs.threads));
  });
}
