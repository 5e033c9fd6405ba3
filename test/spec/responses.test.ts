import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type CheckResult, check, type PropertyResult } from "../../src/checker";
import { assemble } from "../../src/policies";
import { loadSpec } from "../../src/spec";

const registration = (lines: readonly string[]): string =>
  [
    "gupcheck: 1",
    "title: a registration",
    "system: { pages: 1 }",
    'kernel: { version: "4.19", long-term-reference: pin }',
    "policy:",
    "  rules:",
    "    - { id: wait, at: writeback.after_mkclean, when: page.pinned, do: wait, drop: [page_lock], submit: true }",
    ...lines,
  ].join("\n");

function codesOf(text: string): readonly string[] {
  return loadSpec(text, "test.yaml").diagnostics.map(({ code }) => code);
}

function resultOf(text: string): CheckResult {
  const { spec, diagnostics } = loadSpec(text, "test.yaml");
  assert.ok(spec !== undefined, diagnostics.map(({ message }) => message).join("\n"));
  return check(assemble(spec.assembly).model);
}

function property(text: string, id: string): PropertyResult {
  const found = resultOf(text).properties.find((candidate) => candidate.id === id);
  assert.ok(found !== undefined);
  return found;
}

const actors = (user: string): string => `actors: { user: { run: rdma, ${user} }, syncer: { run: fsync } }`;
const unpinned = 'properties: [{ id: unpinned, whenever: page.pinned, leads-to: "!page.pinned" }]';

describe("responses of a spec's own", () => {
  it("are about each page: what a hostile user holds stays, what a willing one holds does not", () => {
    const hostile = property(registration([actors("user: hostile"), unpinned]), "unpinned");
    assert.equal(hostile.verdict, "violated");
    assert.equal(hostile.trace?.loopStart, hostile.trace?.moves.length);
    assert.deepEqual(hostile.fairness?.holdsWith, [[{ process: "user", agent: "user" }]]);
    const willing = property(registration([actors("user: cooperative"), unpinned]), "unpinned");
    assert.equal(willing.verdict, "holds");
    assert.ok(willing.fairness?.restsOn?.some(({ process, agent }) => process === "user" && agent === "user"));
  });

  it("count on whom an actor's fairness names, and on nobody that it excludes", () => {
    const fair = property(registration([actors("user: hostile, fairness: { user: fair }"), unpinned]), "unpinned");
    assert.equal(fair.verdict, "holds");
    const lazy =
      "actors: { user: { run: rdma, user: cooperative, fairness: { kernel: unfair } }, syncer: { run: fsync } }";
    assert.equal(property(registration([lazy, unpinned]), "unpinned").verdict, "violated");
  });

  it("are about each actor", () => {
    const own = "properties: [{ id: done, whenever: actor.fsync == pending, leads-to: actor.fsync == idle }]";
    const { verdict, fairness } = property(registration([actors("user: hostile"), own]), "done");
    assert.deepEqual([verdict, fairness?.holdsWith], ["violated", [[{ process: "user", agent: "user" }]]]);
  });

  it("are vacuous where nothing ever has to be responded to", () => {
    const never = "properties: [{ id: never, whenever: page.pins > 0, leads-to: page.pins == 0 }]";
    const { verdict, missing } = property(registration(["actors: { syncer: { run: fsync } }", never]), "never");
    assert.deepEqual([verdict, missing.length], ["vacuous", 1]);
  });

  it("are about pages or actors, not both; need both conditions; and are read by no rule", () => {
    const both = 'properties: [{ id: x, whenever: page.pinned && actor.fsync == pending, leads-to: "!page.pinned" }]';
    assert.deepEqual(codesOf(registration([actors("user: hostile"), both])), ["spec/property-shape"]);
    const half = "properties: [{ id: x, whenever: page.pinned }]";
    assert.deepEqual(codesOf(registration([actors("user: hostile"), half])), ["spec/missing-key"]);
    const rule = registration([actors("user: hostile")]).replace(
      "when: page.pinned",
      'when: "actors.exists(a, a.fsync == pending)"',
    );
    assert.deepEqual(codesOf(rule), ["expression/unknown-field"]);
  });
});

describe("who is counted on", () => {
  const lease = (order: string): string =>
    [
      "gupcheck: 1",
      "title: a lease",
      "system: { storage: dax, pages: 1 }",
      "actors: { holder: { run: rdma, user: cooperative, lease: shared }, puncher: { run: punch-hole } }",
      'kernel: { version: "4.14" }',
      `policy: { use: [{ name: layout-lease, order: ${order}, timeout: none }] }`,
      "properties: [truncate-returns]",
    ].join("\n");

  it("who holds a lease answers when asked, and lets go of nothing before", () => {
    const asked = property(lease("before-pins"), "truncate-returns");
    assert.equal(asked.verdict, "holds");
    assert.ok(asked.fairness?.restsOn?.some((party) => party.process === "holder" && party.asked === true));
    const unasked = property(lease("after-pins"), "truncate-returns");
    assert.deepEqual(
      [unasked.verdict, unasked.fairness?.holdsWith],
      ["violated", [[{ process: "holder", agent: "user" }]]],
    );
  });

  it("a lease taken while another one is waited for is broken, too", () => {
    const text = lease("before-pins")
      .replace("lease: shared }", "lease: shared, times: 2 }")
      .replace("timeout: none", "timeout: none, pin-while-breaking: true");
    assert.equal(property(text, "truncate-returns").verdict, "holds");
  });

  it("locks that are handed over decide a wait for a lock that is taken away again and again", () => {
    const text = (handOver: boolean): string =>
      registration([
        "actors: { reader: { run: direct-io-read, dio: legacy-sync, dma-writes: 0, times: forever }, syncer: { run: fsync } }",
        "properties: [fsync-returns]",
      ])
        .replace("pages: 1", "pages: 1, initial: { dirty: true }")
        .replace("long-term-reference: pin", `direct-io-reference: pin, lock-hand-over: ${String(handOver)}`)
        .replace(/ {4}- .*\n/, "")
        .replace("  rules:", "  pin-detector: pincount");
    const stolen = property(text(false), "fsync-returns");
    assert.deepEqual([stolen.verdict, stolen.fairness?.withOtherLocks], ["violated", "holds"]);
    const handedOver = property(text(true), "fsync-returns");
    assert.deepEqual([handedOver.verdict, handedOver.fairness?.withOtherLocks], ["holds", "violated"]);
  });
});
