import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Finished, gupcheck } from "./gupcheck";

const tutorial = (name: string): string => join(__dirname, "../../specs/tutorial", `${name}.yaml`);

/** A long-term pin whose user does nothing, and a truncate that waits for it. */
const unwilling = `gupcheck: 1
title: Truncate waits for a pin whose user does nothing
system: { stable-pages: required, pages: 1 }
actors:
  rdma: { run: rdma, user: hostile }
  trunc: { run: truncate }
kernel: { version: "6.4" }
policy:
  pin-detector: pincount
  rules:
    - { id: wait-for-pins, at: truncate.after_unmap, when: "pages.exists(p, p.pinned)", do: wait }
properties: [truncate-returns]
`;

describe("gupcheck replay", () => {
  let folder = "";
  const file = (name: string): string => join(folder, name);
  const replay = (trace: string, spec: string, ...more: readonly string[]): Promise<Finished> =>
    gupcheck(["replay", file(trace), spec, ...more]);

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "gupcheck-replay-"));
    writeFileSync(file("unwilling.yaml"), unwilling);
    const options = ["-q", "--traces", "none", "--trace-out", join(folder, "{spec}-{property}.json")];
    await gupcheck(["run", tutorial("1-no-policy"), tutorial("3-wait-for-pins"), file("unwilling.yaml"), ...options]);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const deadlock = "3-wait-for-pins-deadlock-free.json";
  const dma = "1-no-policy-no-dma-to-clean-page.json";
  const endless = "unwilling-truncate-returns.json";

  it("finds every violation in the spec that it comes from", async () => {
    for (const [trace, spec] of [
      [deadlock, tutorial("3-wait-for-pins")],
      [dma, tutorial("1-no-policy")],
      [endless, file("unwilling.yaml")],
    ] as const) {
      const { code, out } = await replay(trace, spec);
      assert.equal(code, 1, out);
      assert.match(out, /is\s+still\s+there\n {2}every step is possible as it was recorded\n {2}the model is the one/);
      assert.equal((await replay(trace, spec, "--expect", "violated")).code, 0);
    }
  });

  it("says that nobody is stuck any more, and what is possible now", async () => {
    const { code, out } = await replay(deadlock, tutorial("4-drop-the-lock"));
    assert.equal(code, 0);
    assert.match(out, /is gone: the\s+interleaving can still happen, but violates the property no more/);
    assert.match(
      out,
      /where there was no step, there is now:\n {4}· syncer: clear_page_dirty_for_io, at .*after_mkclean/,
    );
    assert.equal((await replay(deadlock, tutorial("4-drop-the-lock"), "--expect", "violated")).code, 1);
  });

  it("is not misled by an actor that is new and can move", async () => {
    const more = readFileSync(tutorial("3-wait-for-pins"), "utf8").replace(
      /^kernel:/m,
      "  kswapd: { run: reclaim, times: forever }\nkernel:",
    );
    writeFileSync(file("more.yaml"), more);
    const { code, out } = await replay(deadlock, file("more.yaml"));
    assert.equal(code, 1, out);
    assert.match(out, /is\s+still\s+there/);
  });

  it("names the first step that is not possible, who waits there, and why", async () => {
    const mended = readFileSync(tutorial("1-no-policy"), "utf8").replace(
      /^properties:/m,
      `policy:
  pin-detector: pincount
  rules:
    - { id: leave-pinned-pages, at: writeback.before_mkclean, when: page.pinned, do: wait }
properties:`,
    );
    writeFileSync(file("mended.yaml"), mended);
    const { code, out } = await replay(dma, file("mended.yaml"));
    assert.equal(code, 0);
    assert.match(out, /is gone: step\s+21\s+cannot happen\s+any more\n/);
    assert.match(out, / step 21 was: flusher, page_mkclean\(\): write-protects page0 in every page table\n/);
    assert.match(out, / now flusher waits there:\n/);
    assert.match(out, /· rule leave-pinned-pages tells it to wait\n/);
    assert.match(out, /· that is up to app\n/);
    const skipping = mended.replace("do: wait", "do: skip");
    writeFileSync(file("skipping.yaml"), skipping);
    const other = await replay(dma, file("skipping.yaml"), "-f", "json");
    const report = JSON.parse(other.out) as {
      outcome: string;
      passed: boolean;
      step: number;
      stop: { kind: string; actor: string };
    };
    assert.deepEqual(
      [other.code, report.passed, report.outcome, report.step, report.stop.actor],
      [0, true, "impossible", 21, "flusher"],
    );
    assert.equal(report.stop.kind, "elsewhere");
  });

  it("does not mind a decision point that is asked, and changes nothing", async () => {
    const asked = readFileSync(tutorial("1-no-policy"), "utf8").replace(
      /^properties:/m,
      `policy:
  pin-detector: pincount
  rules:
    - { id: no-pin-no-page, at: writeback.before_mkclean, when: "page.pinned && !page.cached", do: wait }
    - { id: nor-here, at: writeback.after_mkclean, when: "page.pinned && !page.cached", do: wait }
properties:`,
    );
    writeFileSync(file("asked.yaml"), asked);
    const { code, out } = await replay(dma, file("asked.yaml"));
    assert.equal(code, 1, out);
    assert.match(out, /every step is possible, with 2 new steps between them that change nothing recorded/);
    const options = ["-q", "--traces", "none", "--trace-out", file("asked-{property}.json")];
    await gupcheck(["run", file("asked.yaml"), ...options]);
    const back = await replay("asked-no-dma-to-clean-page.json", tutorial("1-no-policy"));
    assert.equal(back.code, 1, back.out);
  });

  it("knows that a wait is over once its user is counted on, or nobody waits", async () => {
    writeFileSync(file("willing.yaml"), unwilling.replace("hostile", "cooperative"));
    writeFileSync(file("failing.yaml"), unwilling.replace("do: wait", "do: fail"));
    for (const spec of ["willing.yaml", "failing.yaml"]) {
      const { code, out } = await replay(endless, file(spec));
      assert.equal(code, 0, out);
      assert.match(out, /can still happen, but violates the property no\s+more/);
    }
  });

  it("goes round where a trace repeats", async () => {
    const spec = join(__dirname, "../../specs/claims/c10-pin-while-breaking-forever.yaml");
    await gupcheck(["run", spec, "-q", "--traces", "none", "--trace-out", file("{property}.json")]);
    const { trace } = JSON.parse(readFileSync(file("truncate-returns.json"), "utf8")) as {
      trace: { loopStart: number; length: number };
    };
    assert.ok(trace.loopStart < trace.length);
    assert.equal((await replay("truncate-returns.json", spec)).code, 1);
  });

  it("says what else it was recorded with", async () => {
    const start = readFileSync(tutorial("1-no-policy"), "utf8").replace(
      /^ {2}pages: 1$/m,
      "  pages: 1\n  initial: { cached: false, buffers: false }",
    );
    writeFileSync(file("start.yaml"), start);
    const { code, out } = await replay(dma, file("start.yaml"));
    assert.equal(code, 0, out);
    assert.match(out, /it cannot begin any more\n {2}no initial state is the recorded one; recorded, and now:\n/);
    assert.match(out, /· cached\[page0\]: yes → no\n/);
    const gone = await replay(deadlock, tutorial("2-stable-pages"));
    assert.match(gone.out, /there is no actor syncer any more\n/);
    assert.match(gone.out, /not compared, because the model no longer has it: /);
  });

  it("is exit 2 where there is nothing to compare", async () => {
    const other = await replay(deadlock, file("unwilling.yaml"));
    assert.equal(other.code, 2);
    assert.match(other.err, /does not check "deadlock-free", which the trace violates; it checks: truncate-returns/);
    assert.equal((await gupcheck(["replay", "-", "-"])).code, 2);
    assert.equal((await replay("none.json", tutorial("1-no-policy"))).code, 2);
    assert.equal((await replay(deadlock, file("none.yaml"))).code, 2);
  });

  it("notices a trace that is none of its own model", async () => {
    const text = readFileSync(file(dma), "utf8");
    const forged = JSON.parse(text) as { trace: { steps: { step: string }[] } };
    const { steps } = forged.trace;
    const [first, last] = [steps[0], steps.at(-1)];
    assert.ok(first !== undefined && last !== undefined);
    last.step = first.step;
    writeFileSync(file("forged.json"), JSON.stringify(forged));
    const { code, err } = await replay("forged.json", tutorial("1-no-policy"));
    assert.equal(code, 2);
    assert.match(err, /the file was changed \[trace\/not-of-its-model\]/);
  });
});
