import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { suggest } from "../../../src/analysis";
import { candidatesFor } from "../../../src/analysis/suggest/candidates";
import { bundledCatalogue } from "../../../src/spec";
import { DirectLaboratory } from "../laboratory";
import { small, sourceOf } from "../sources";
import { agreesWithBruteForce, names, report, scenario, specOf } from "./agreement";

describe("suggest", () => {
  it("finds what looking at every set finds: random offers, with and without rules of its own", async () => {
    assert.ok((await agreesWithBruteForce(6, 3)) > 0);
  });

  it("finds the same without the exclusion of sets by counterexamples, with more searches", async () => {
    const held = `${small}policy:
  rules: [{ id: waits-held, at: writeback.before_mkclean, when: page.pinned, do: wait }]
`;
    for (const text of [small, held]) {
      const options = { points: ["writeback.after_mkclean"], mostChanges: 2 };
      const [with_, without] = [await report(text, options), await report(text, { ...options, exclusion: false })];
      assert.deepEqual(without.suggestions, with_.suggestions);
      assert.deepEqual(without.unavoidable, with_.unavoidable);
      assert.equal(without.stats.excluded, 0);
      assert.ok(without.stats.searches > with_.stats.searches, JSON.stringify([with_.stats, without.stats]));
    }
  });

  it("finds from nothing what the flusher must do, and what it costs", async () => {
    const { suggestions, vacuous, stats, limit } = await report(small, {
      points: ["writeback.after_mkclean", "gup.check_vma"],
    });
    assert.equal(limit, undefined);
    assert.equal(suggestions.length, 10);
    assert.deepEqual(
      suggestions.map(({ changes }) => changes.length),
      suggestions.map(() => 1),
    );
    const [cheapest] = suggestions;
    assert.deepEqual(
      cheapest?.costs.map(({ actor, burden }) => [actor, burden]),
      [["flusher", "skips"]],
    );
    const waits = suggestions.find((each) => names(each).includes("waits"))?.costs[0];
    assert.deepEqual([waits?.burden, waits?.steps, waits?.on], ["waits", 7, [{ actor: "app", steps: 7 }]]);
    assert.deepEqual(
      vacuous.flatMap(({ changes }) => changes.map((item) => (item.kind === "add" ? item.rule.do : ""))),
      ["refuse"],
    );
    assert.ok(stats.excluded > stats.searches / 2, JSON.stringify(stats));
  });

  it("takes away a rule that does harm, and needs nothing where all holds", async () => {
    const harmful = await report(
      `${scenario}policy:
  rules: [{ id: harm, at: writeback.before_mkclean, when: page.pinned, do: wait }]
`,
      { offer: [], require: ["deadlock-free"] },
    );
    assert.deepEqual(harmful.suggestions.map(names), ["-harm"]);
    const fine = await report(
      `${small}policy:
  rules: [{ id: skips, at: writeback.after_mkclean, when: page.pinned, do: skip }]
`,
    );
    assert.deepEqual(fine.suggestions.map(names), [""]);
  });

  it("says where it stopped", async () => {
    assert.equal((await report(small, { mostChanges: 0 })).limit, "changes");
    assert.equal((await report(small, { mostSets: 3 })).limit, "sets");
    const laboratory = new DirectLaboratory(2);
    const suggested = await suggest([sourceOf(small)], laboratory, { mostChanges: 3, mostSets: 100 });
    assert.equal(suggested.kind === "report" ? suggested.report.limit : "", "interrupted");
  });

  it("offers at each point what it declares, and every condition can be read there", () => {
    for (const point of bundledCatalogue.points) assert.ok((point.conditions ?? []).length > 0, point.id);
    const everything = `gupcheck: 1
title: Everything
system: { pages: 1, copy-on-write: true }
actors:
  app: { run: direct-io-read }
  write: { run: buffered-write, page: 0 }
  direct: { run: direct-write }
  truncater: { run: truncate }
  flusher: { run: writeback }
  syncer: { run: fsync }
  kswapd: { run: reclaim }
  clone: { run: reflink }
  gone: { run: unlink }
properties: [no-crash]
`;
    const offered = candidatesFor(sourceOf(everything), specOf(everything));
    const points = new Set(offered.map(({ rule }) => rule.at));
    assert.deepEqual(
      bundledCatalogue.points.map(({ id }) => id).filter((id) => !points.has(id)),
      [],
    );
    assert.equal(new Set(offered.map(({ written }) => written.id)).size, offered.length);
  });
});
