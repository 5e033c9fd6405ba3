import assert from "node:assert/strict";
import { it } from "node:test";
import * as fc from "fast-check";
import { BEGINS, PENDING, regionOf } from "../../../src/checker/liveness/region";
import { type RandomGraph, randomGraphs } from "./random-graph";

/** Distances from the initial states, which are the first ones; numbered so that they never fall. */
function depths(count: number, growth: readonly number[]): readonly number[] {
  const found: number[] = [];
  for (let state = 0; state < count; state += 1)
    found.push((found.at(-1) ?? 0) + (state > 0 ? (growth[state] ?? 0) : 0));
  return found;
}

/** The distances through the region, by going on until nothing changes. */
function distances({ plain, graph }: RandomGraph, flags: Uint8Array, depth: readonly number[]): readonly number[] {
  const best = Array.from({ length: graph.states }, (_, state) =>
    state < graph.explored && flags[state] === (PENDING | BEGINS) ? (depth[state] ?? 0) : Number.POSITIVE_INFINITY,
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to } of plain.edges) {
      if (to < 0 || to >= graph.explored || ((flags[to] ?? 0) & PENDING) === 0) continue;
      const next = (best[from] ?? 0) + 1;
      if (next >= (best[to] ?? 0)) continue;
      best[to] = next;
      changed = true;
    }
  }
  return best.map((distance) => (distance === Number.POSITIVE_INFINITY ? -1 : distance));
}

it("the region of a response has the states in which it is owed, with shortest ways: random graphs", () => {
  const flagLists = fc.array(fc.constantFrom(0, PENDING, PENDING | BEGINS), { minLength: 7, maxLength: 7 });
  const growths = fc.array(fc.nat(1), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(randomGraphs(), flagLists, growths, fc.boolean(), (random, list, growth, byDistance) => {
      const { graph, plain } = random;
      const flags = Uint8Array.from(list.slice(0, graph.states));
      const depth = byDistance ? depths(graph.states, growth) : new Array<number>(graph.states).fill(0);
      const { states, distance, via } = regionOf(graph, flags, (state) => depth[state] ?? 0);
      assert.deepEqual([...distance], distances(random, flags, depth));
      assert.deepEqual(
        [...states].sort(),
        [...distance.keys()].filter((state) => distance[state] !== -1),
      );
      const order = [...states].map((state) => distance[state] ?? 0);
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      );
      for (const state of states) {
        const before = via[state] ?? -1;
        if (before === -1) {
          assert.equal(flags[state], PENDING | BEGINS);
          assert.equal(distance[state], depth[state]);
        } else {
          assert.equal(distance[state], (distance[before] ?? 0) + 1);
          assert.ok(plain.edges.some(({ from, to }) => from === before && to === state));
        }
      }
    }),
    { numRuns: 3_000 },
  );
});
