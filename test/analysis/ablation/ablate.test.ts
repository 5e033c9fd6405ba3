import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import {
  type AblateOptions,
  type AblationReport,
  ablate,
  ablationMarkdown,
  ablationText,
  changeText,
} from "../../../src/analysis";
import { DirectLaboratory } from "../laboratory";
import { redundant, small, sourceOf } from "../sources";

async function report(text: string, options: AblateOptions = {}, laboratory = new DirectLaboratory()) {
  const ablated = await ablate(sourceOf(text), laboratory, options);
  if (ablated.kind !== "report") throw new TypeError("the spec was refused");
  return ablated.report;
}

/** What each change loses, by the words for the change. */
const losses = (results: AblationReport["rules"]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(results.map(({ change, loses }) => [changeText(change), loses.map(({ property }) => property)]));

const CLEANING = ["no-write-under-writeback", "no-dma-to-clean-page", "no-clean-while-pinned"];

describe("ablate", () => {
  it("says what a rule protects, with the length of the counterexample that appears", async () => {
    const { rules, base, idle } = await report(`${small}policy:
  rules: [{ id: skips, at: writeback.after_mkclean, when: page.pinned, do: skip }]
`);
    assert.deepEqual(losses(rules), { "without skips": CLEANING });
    assert.ok(base.properties.every(({ verdict }) => verdict !== "violated"));
    const loses = rules[0]?.loses ?? [];
    assert.deepEqual(
      loses.map(({ before, after }) => [before, after]),
      CLEANING.map(() => ["holds", "violated"]),
    );
    assert.equal(loses[1]?.steps, 23);
    assert.deepEqual(idle, []);
  });

  it("finds rules that protect nothing alone, and the pairs that matter", async () => {
    const { rules, pairs, idle } = await report(redundant);
    assert.deepEqual(losses(rules), { "without skips-first": [], "without skips-again": [], "without useless": [] });
    assert.deepEqual(idle, ["skips-first", "skips-again", "useless"]);
    assert.deepEqual(losses(pairs), { "without skips-first and skips-again": CLEANING });
  });

  it("weakens options as decision points and policies declare them", async () => {
    const { options } = await report(`${small}policy:
  use: [{ name: writeback-of-pinned, modes: all }]
`);
    const found = losses(options);
    assert.deepEqual(Object.keys(found).filter((name) => name.includes("writeback-of-pinned: action")).length, 3);
    assert.deepEqual(found["writeback-of-pinned: modes: WB_SYNC_ALL"], CLEANING);
    assert.deepEqual(found["writeback-of-pinned: modes: WB_SYNC_NONE"], []);
    assert.deepEqual(found["pin-detector: never instead of pincount"], CLEANING);
    const own = Object.keys(found).find((name) => name.endsWith("only when sync_mode == WB_SYNC_ALL"));
    assert.deepEqual(own === undefined ? undefined : found[own], CLEANING);
    assert.ok(Object.keys(found).some((name) => name.endsWith("proceed instead of skip")));
    assert.ok(
      Object.keys(found).some((name) =>
        name.endsWith("at writeback.before_mkclean instead of writeback.after_mkclean"),
      ),
    );
  });

  it("keeps locks from the outside in, and offers nothing that is no model", async () => {
    const { options } = await report(
      `${small.replace("  flusher:", "  puncher: { run: punch-hole }\n  flusher:")}policy:
  rules: [{ id: waits, at: truncate.page_locked, when: page.pinned, do: wait, drop: [page_lock, invalidate_lock] }]
`,
    );
    const names = Object.keys(losses(options)).filter((name) => name.includes("keeps"));
    assert.deepEqual(names, [
      "waits: keeps invalidate_lock while it waits",
      "waits: keeps page_lock and invalidate_lock while it waits",
    ]);
  });

  it("tells what an interruption left out", async () => {
    const { rules, interrupted } = await report(redundant, {}, new DirectLaboratory(2));
    assert.equal(interrupted, true);
    assert.equal(rules.length, 1);
    assert.match(ablationText(await report(redundant, {}, new DirectLaboratory(2))), /Interrupted: what is not listed/);
  });

  it("escapes what comes from a spec in Markdown", async () => {
    const hostile = redundant.replace(
      "title: A direct read and the flusher",
      'title: "<img src=x> | [a](b) \\u001b[31m"',
    );
    const text = ablationMarkdown(await report(hostile, { options: false, pairs: false }));
    assert.match(text, /^### &lt;img src=x&gt; \\\| \\\[a\\\]\(b\) {2}\\\[31m$/m);
  });

  it("reproduces the table of the mail: what each of the three rules prevents", async () => {
    const spec = readFileSync(join(__dirname, "../../../specs/claims/c05-repaired-needs-each-rule.yaml"), "utf8");
    const { rules, idle } = await report(spec, { options: false, pairs: false });
    const found = losses(rules);
    assert.ok(found["without stable-pages"]?.includes("no-new-pin-write-under-writeback"), "a)");
    assert.ok(found["without sync-writeback-waits-for-pins"]?.includes("no-clean-while-pinned"), "b)");
    assert.ok(found["without background-writeback-skips-pinned"]?.includes("no-clean-while-pinned"), "what b) lacks");
    assert.deepEqual(found["without truncate-waits-for-pins"], ["no-dma-to-truncated-page"], "c)");
    assert.deepEqual(idle, []);
  });
});
