import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { Components } from "../../../src/checker/liveness/components";
import { type FairPart, FairSearch } from "../../../src/checker/liveness/fair-search";
import { fairLoop } from "../../../src/checker/liveness/loop";
import { fairSets, isEnd, isFairSet, knots, reachability } from "./brute-force";
import { assumedOf, type RandomGraph, randomGraphs } from "./random-graph";

/** Some of the explored states. */
function some({ graph }: RandomGraph, bits: number): Int32Array {
  return Int32Array.from({ length: graph.explored }, (_, state) => state).filter((state) => bits & (1 << state));
}

function partsOf(random: RandomGraph, region: Int32Array, handOver: boolean): readonly FairPart[] {
  const { graph, parties, fair, lockOf } = random;
  const found: FairPart[] = [];
  const search = new FairSearch(graph, parties, new Components(graph), lockOf);
  search.search(region, { fair, handOver }, (part) => {
    found.push(part.kind === "cycle" ? { kind: "cycle", states: part.states.slice() } : part);
    return false;
  });
  assert.equal(search.any(region, { fair, handOver }), found.length > 0);
  return found;
}

describe("components", () => {
  it("are those of plain reachability, each after those that it leads to: random graphs", () => {
    fc.assert(
      fc.property(randomGraphs(), fc.nat(127), (random, bits) => {
        const region = some(random, bits);
        const inside = new Set(region);
        const components = new Components(random.graph);
        const found: number[][] = [];
        const color = components.newColor();
        components.paint(region, color);
        components.search(region, color, (component) => {
          found.push([...component]);
          return false;
        });
        assert.deepEqual(found.flat().sort(), [...region].sort());
        const reach = reachability(random.plain, inside);
        const together = found.filter(([first = -1]) => reach.get(first)?.has(first));
        assert.deepEqual(
          together.map((component) => component.toSorted().join()).sort(),
          knots(random.plain, inside)
            .map((knot) => [...knot].sort().join())
            .sort(),
        );
        found.forEach((component, at) => {
          for (const later of found.slice(at + 1)) {
            for (const state of component) assert.ok(later.every((other) => !reach.get(state)?.has(other)));
          }
        });
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("the fair search", () => {
  for (const handOver of [false, true]) {
    const kind = handOver ? "weak and strong fairness" : "weak fairness";

    it(`finds what trying every set of states finds, under ${kind}: random graphs`, () => {
      let violated = 0;
      fc.assert(
        fc.property(randomGraphs(), fc.constantFrom(127, 127, 111, 62), (random, bits) => {
          const region = some(random, bits);
          const assumed = assumedOf(random, handOver);
          const parts = partsOf(random, region, handOver);
          const expected = fairSets(random.plain, new Set(region), assumed) ?? assert.fail("too many states");
          assert.deepEqual(
            parts.flatMap((part) => (part.kind === "end" ? [part.state] : [])),
            [...region].filter((state) => isEnd(random.plain, state, assumed)),
          );
          const cycles = parts.flatMap((part) => (part.kind === "cycle" ? [new Set(part.states)] : []));
          // Each is one, and each one lies within one of them.
          for (const cycle of cycles) assert.ok(isFairSet(random.plain, cycle, assumed));
          for (const set of expected) assert.ok(cycles.some((cycle) => [...set].every((state) => cycle.has(state))));
          if (expected.length > 0) violated += 1;
        }),
        { numRuns: 6_000 },
      );
      assert.ok(violated > 500 && violated < 5_900, String(violated));
    });

    it(`a fair loop is one, from any state of a fair component, under ${kind}: random graphs`, () => {
      let loops = 0;
      fc.assert(
        fc.property(randomGraphs(), (random) => {
          const { graph, parties, fair, lockOf } = random;
          for (const part of partsOf(random, some(random, 127), handOver)) {
            if (part.kind === "end") continue;
            const inside = new Set(part.states);
            for (const entry of part.states) {
              const isInside = (state: number): boolean => inside.has(state);
              const walk = fairLoop(entry, isInside, graph, parties, { fair, handOver }, lockOf);
              assertFairWalk(walk, entry, random, handOver);
              assert.ok(walk.every(({ from }) => inside.has(from)));
              loops += 1;
            }
          }
        }),
        { numRuns: 3_000 },
      );
      assert.ok(loops > 1_000);
    });
  }
});

/** From the definition: it comes back, and neglects nobody in the states through which it goes. */
function assertFairWalk(
  walk: readonly { readonly from: number; readonly edge: number }[],
  entry: number,
  random: RandomGraph,
  handOver: boolean,
): void {
  const { edges } = random.plain;
  const taken = walk.map(({ from, edge }) => {
    const found = edges[edge] ?? assert.fail("no such transition");
    assert.equal(found.from, from);
    return found;
  });
  assert.ok(taken.length > 0);
  taken.forEach(({ from }, at) => {
    assert.equal(from, at === 0 ? entry : taken[at - 1]?.to);
  });
  assert.equal(taken.at(-1)?.to, entry);
  const visited = taken.map(({ from }) => from);
  const { fair } = assumedOf(random, handOver);
  const possible = edges.filter(({ from, party }) => fair(party) && visited.includes(from));
  for (const { party } of possible) {
    const neglected = visited.every((state) => possible.some((edge) => edge.from === state && edge.party === party));
    assert.ok(!neglected || taken.some((edge) => edge.party === party), `party ${String(party)}`);
  }
  if (!handOver) return;
  for (const { lock } of possible) {
    const withheld = lock !== undefined && !taken.some((edge) => fair(edge.party) && edge.lock === lock);
    assert.ok(!withheld, lock);
  }
}
