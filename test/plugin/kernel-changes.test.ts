import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { folderWith, gupcheck } from "../cli/gupcheck";

/** A decision point before each page lock of writeback, and a flusher that never does anything. */
const source = `
const { decide, decisionPoint, definePlugin, definePoint, kernel, named, some } = require("gupcheck");
const point = decisionPoint({
  id: "writeback.before_lock", fn: "write_cache_pages", file: "mm/page-writeback.c", doc: "writeback has found a page",
  actions: ["proceed", "wait"], locks: [], scope: { page: kernel.pages.element },
});
module.exports = definePlugin({
  apiVersion: 1,
  name: "changes",
  decisionPoints: [definePoint({ point, insert: {
    in: "write_cache_pages", before: "lock_page",
    step: decide("before_lock", point, { scope: { page: some(kernel.pages, named("index", kernel.pages.optional)) }, on: { proceed: "lock_page" }, locks: {} }),
  } })],
});
`;

const spec = (when: string): string => `gupcheck: 1
title: a decision point of a plug-in
system: { pages: 1, initial: { dirty: true } }
actors: { flusher: { run: writeback } }
policy: { rules: [{ id: hold, at: writeback.before_lock, when: "${when}", do: wait }] }
properties: [{ id: never-cleaned, always: page.dirty }, deadlock-free]
`;

const replacement = `
const { definePlugin, exit, procedure, replaceProcedure, step, kernel } = require("gupcheck");
module.exports = definePlugin({
  apiVersion: 1,
  name: "no-truncate",
  procedures: [replaceProcedure({
    replaces: "ext4_setattr",
    build: () => procedure("ext4_setattr",
      { file: "f.c", doc: "does nothing", params: { first: kernel.pages.element, last: kernel.pages.element }, locals: {}, exits: ["return"] },
      () => [step("nothing", { go: exit("return") })]),
  })],
});
`;

async function verdicts(pluginSource: string, text: string, after: (clean: () => void) => void) {
  const folder = folderWith({ "p.js": pluginSource }, after);
  const { out, err } = await gupcheck(["run", "-f", "json", "--plugin", join(folder, "p.js"), "-"], { stdin: text });
  const { results } = JSON.parse(out) as {
    results: { properties: { id: string; verdict: string }[]; warnings: { code: string }[] }[];
  };
  assert.ok(results[0], err);
  return Object.fromEntries(results[0].properties.map(({ id, verdict }) => [id, verdict]));
}

describe("a plug-in can change the kernel", () => {
  it("rules of a spec decide at its decision points", async (context) => {
    const after = (clean: () => void): void => context.after(clean);
    assert.deepEqual(await verdicts(source, spec("page.dirty"), after), {
      "never-cleaned": "holds",
      "deadlock-free": "violated",
    });
    assert.deepEqual(await verdicts(source, spec("!page.dirty"), after), {
      "never-cleaned": "violated",
      "deadlock-free": "holds",
    });
  });

  it("a procedure takes the place of one of the kernel's", async (context) => {
    const text = `gupcheck: 1
title: truncate that does nothing
system: { pages: 1 }
actors: { cut: { run: truncate } }
properties: [{ id: never-cut, always: page.cached }]
`;
    const after = (clean: () => void): void => context.after(clean);
    assert.deepEqual(await verdicts(replacement, text, after), { "never-cut": "holds" });
  });
});
