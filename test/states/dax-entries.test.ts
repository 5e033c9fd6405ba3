import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CheckResult } from "../../src/checker";
import { runSpec, validSpec, verdictOf } from "../specs/run-spec";

interface Scenario {
  readonly entries?: "one-page" | "multi-order";
  readonly pages?: number;
  readonly initial?: string;
  readonly actors: readonly string[];
  readonly version?: string;
  readonly switches?: readonly string[];
  readonly rules?: readonly string[];
  readonly properties: readonly string[];
}

function run({ entries = "multi-order", pages = 2, initial, actors, version = "4.19", ...rest }: Scenario) {
  const { switches = [], rules = [], properties } = rest;
  const start = initial === undefined ? "" : `, initial: ${initial}`;
  const text = `
gupcheck: 1
title: an fsdax file
system: { storage: dax, pages: ${String(pages)}, dax-entries: ${entries}${start} }
actors:
${actors.map((actor, index) => `  a${String(index)}: { run: ${actor} }`).join("\n")}
kernel: { ${[`version: "${version}"`, ...switches].join(", ")} }
policy: { rules: [${rules.join(", ")}] }
properties: [${properties.join(", ")}]
`;
  return runSpec(validSpec(text, "entries.yaml"));
}

const counts = ({ states, transitions }: CheckResult) => ({ states, transitions });
const livelock = "dax-scan-advances: one-index";

describe("a multi-order entry", () => {
  const conditions = { cached: "p.cached", dirty: "p.dirty", mapped: "p.mapped", writable: "p.pte == rw" };
  const ids = Object.keys(conditions);
  const together = Object.entries(conditions).map(
    ([id, is]) => `{ id: ${id}, never: "pages.exists(p, ${is}) && pages.exists(p, !(${is}))" }`,
  );

  for (const [name, actors] of Object.entries({
    "faults, flushes and a truncate": ["cpu-store, page: 1", "fsync", "direct-io-read, buffer: [0]", "truncate"],
    "munmap, hole punch and writeback": ["cpu-store, page: 0", "munmap", "punch-hole", "writeback"],
    "a registration, unlink and munmap": ["rdma, user: cooperative, buffer: [1]", "munmap", "unlink"],
  })) {
    it(`is there, dirty and mapped as a whole: ${name}`, () => {
      const initial = "{ cached: any, dirty: any, pte: any }";
      const result = run({ actors, initial, switches: ["long-term-on-dax: allow"], properties: together });
      for (const id of ids) assert.equal(verdictOf(result, id), "holds", id);
    });
  }

  it("is not what a file is without the option", () => {
    const result = run({ entries: "one-page", actors: ["cpu-store, page: 1"], properties: together });
    for (const id of ["dirty", "mapped", "writable"]) assert.equal(verdictOf(result, id), "violated", id);
  });
});

describe("the look for references", () => {
  const actors = ["direct-io-read, buffer: [0]", "punch-hole"];

  for (const pages of [2, 3, 4]) {
    it(`gets past an entry of ${String(pages)} pages, or does not`, () => {
      const properties = ["truncate-returns", "no-freed-block-reference", "deadlock-free"];
      const fixed = run({ pages, actors, properties });
      for (const id of properties) assert.equal(verdictOf(fixed, id), "holds", id);
      const stuck = run({ pages, actors, switches: [livelock], properties });
      assert.deepEqual(
        properties.map((id) => verdictOf(stuck, id)),
        ["violated", "vacuous", "violated"],
      );
    });
  }

  it("goes round forever with nobody else there", () => {
    const properties = ["truncate-returns", "deadlock-free"];
    const result = run({ actors: ["truncate"], switches: [livelock], properties });
    assert.equal(verdictOf(result, "truncate-returns"), "violated");
    // It goes on, if nowhere: nobody is stuck.
    assert.equal(verdictOf(result, "deadlock-free"), "holds");
  });

  it("ends where there is no entry", () => {
    const initial = "{ cached: false }";
    const result = run({ actors: ["truncate"], initial, switches: [livelock], properties: ["truncate-returns"] });
    assert.equal(verdictOf(result, "truncate-returns"), "holds");
  });

  it("ends at once where nobody maps the file, and sees no pin then", () => {
    const properties = ["no-freed-block-reference", "truncate-returns"];
    const unmapped = run({ actors: ["direct-io-read, buffer: [1]", "munmap", "punch-hole"], properties });
    assert.equal(verdictOf(unmapped, "no-freed-block-reference"), "violated");
    const always = ["dax-busy-check: always"];
    const seen = run({ actors: ["direct-io-read, buffer: [1]", "munmap", "punch-hole"], switches: always, properties });
    assert.deepEqual(
      properties.map((id) => verdictOf(seen, id)),
      ["holds", "holds"],
    );
  });

  it("stops at the first page that is no longer referenced, if it does not look again", () => {
    const readers = ["direct-io-read, buffer: [0]", "direct-io-read, buffer: [1]", "punch-hole"];
    const properties = ["no-freed-block-reference"];
    const early = run({ actors: readers, switches: ["break-layouts-rescans: false"], properties });
    assert.equal(verdictOf(early, "no-freed-block-reference"), "violated");
    assert.equal(verdictOf(run({ actors: readers, properties }), "no-freed-block-reference"), "holds");
  });

  it("is not there on a kernel without it, and eviction has its own", () => {
    const properties = ["no-freed-block-reference"];
    assert.equal(verdictOf(run({ actors, version: "4.15", properties }), "no-freed-block-reference"), "violated");
    const evicted = ["direct-io-read, buffer: [0]", "munmap", "unlink"];
    assert.equal(verdictOf(run({ actors: evicted, properties }), "no-freed-block-reference"), "violated");
    const waits = run({ actors: evicted, version: "6.15", properties });
    assert.equal(verdictOf(waits, "no-freed-block-reference"), "holds");
  });

  it("comes after the rules of the policy", () => {
    const properties = ["truncate-succeeds"];
    const rules = ["{ id: no, at: truncate.after_unmap, do: fail }"];
    const failed = run({ actors: ["truncate"], switches: [livelock], rules, properties: ["truncate-returns"] });
    assert.equal(verdictOf(failed, "truncate-returns"), "holds");
    assert.equal(verdictOf(run({ actors: ["truncate"], rules, properties }), "truncate-succeeds"), "violated");
  });

  it("is the same with both switches where each page has an entry of its own", () => {
    const properties = ["truncate-returns"];
    const one = run({ entries: "one-page", actors, properties });
    assert.deepEqual(counts(run({ entries: "one-page", actors, switches: [livelock], properties })), counts(one));
  });
});
