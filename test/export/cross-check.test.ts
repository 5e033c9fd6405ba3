import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import { crossCheck, crossCheckText, runRumur, runSpin, runTlc } from "../../src/export";
import { compareCounts, compareVerdict } from "../../src/export/cross-check/comparison";
import { runCommand } from "../../src/export/run/command";
import { withTemporaryFolder } from "../../src/export/run/temporary-folder";
import type { CompletedRun } from "../../src/export/run/tool-run";
import { philosophers } from "../models/philosophers";
import { skips } from "./installed";

const own = { states: 80, transitions: 212, complete: true, properties: [] };
const ran: CompletedRun = {
  kind: "ran",
  tool: "spin",
  property: undefined,
  finished: true,
  states: 80,
  transitions: 212,
  verdict: "none",
  message: undefined,
  seconds: 0.5,
  compileSeconds: 1,
};

describe("a comparison", () => {
  it("of counts agrees where states and transitions do; where transitions are not counted, where states do", () => {
    assert.equal(compareCounts(own, ran).outcome, "agree");
    assert.equal(compareCounts(own, { ...ran, states: 81 }).outcome, "disagree");
    assert.equal(compareCounts(own, { ...ran, transitions: 211 }).outcome, "disagree");
    assert.equal(compareCounts(own, { ...ran, transitions: undefined }).outcome, "agree");
  });

  it("of an error of the model is a disagreement: ours has none", () => {
    assert.equal(compareCounts(own, { ...ran, verdict: "error", message: "index" }).outcome, "disagree");
    assert.equal(compareVerdict("violated", { ...ran, verdict: "error" }).outcome, "disagree");
  });

  it("of verdicts takes vacuous for holding", () => {
    assert.equal(compareVerdict("vacuous", { ...ran, verdict: "holds" }).outcome, "agree");
    assert.equal(compareVerdict("violated", { ...ran, verdict: "violated" }).outcome, "agree");
    assert.equal(compareVerdict("holds", { ...ran, verdict: "violated" }).outcome, "disagree");
  });

  it("is not made where either search was cut", () => {
    assert.equal(compareCounts({ ...own, complete: false }, ran).outcome, "not-compared");
    assert.equal(compareCounts(own, { ...ran, finished: false }).outcome, "not-compared");
    assert.equal(compareVerdict("inconclusive", { ...ran, verdict: "holds" }).outcome, "not-compared");
    assert.equal(compareVerdict("holds", { ...ran, finished: false }).outcome, "not-compared");
  });
});

describe("a cross-check", () => {
  it("with nothing installed agrees with nothing", async () => {
    const model = philosophers(3);
    const result = await crossCheck(model, check(model), { tools: ["tlc"] });
    assert.deepEqual([result.agrees, result.disagrees, result.comparisons.length], [false, false, 1]);
    assert.equal(
      crossCheckText(result),
      "tlc  counts  not compared  not installed: tla2tools.jar (name it in TLA2TOOLS)\nNothing was compared.\n",
    );
  });

  it("with no tools compares nothing", async () => {
    const result = await crossCheck(philosophers(3), own, { tools: [] });
    assert.equal(crossCheckText(result), "Nothing was compared.\n");
  });

  it("reports a wrong count and a wrong verdict", { skip: skips.rumur }, async () => {
    const wrong = {
      states: 27,
      transitions: 63,
      complete: true,
      properties: [{ id: "deadlock-free", verdict: "holds" as const }],
    };
    const result = await crossCheck(philosophers(3), wrong, { tools: ["rumur"] });
    assert.equal(result.disagrees, true);
    assert.equal(
      crossCheckText(result),
      "rumur  counts         DISAGREES  gupcheck: 27 states, 63 transitions; rumur: 26 states, 51 transitions\n" +
        "rumur  deadlock-free  DISAGREES  gupcheck: holds; rumur: violated\n" +
        "The checkers disagree.\n",
    );
  });
});

describe("a run", () => {
  it("of a model without counterpart is refused", async () => {
    const model = philosophers(2);
    for (const run of [runSpin, runRumur]) {
      const result = await run(model, { property: "unheard-of" });
      assert.equal(result.kind, "refused");
    }
    assert.equal((await runTlc(model, { jar: undefined })).kind, "not-installed");
  });

  it("that takes too long is not finished", { skip: skips.spin }, async () => {
    const result = await runSpin(philosophers(3), { seconds: 0.01 });
    assert.ok(result.kind === "failed" || (result.kind === "ran" && !result.finished));
  });

  it("can be interrupted", { skip: skips.rumur }, async () => {
    const result = await runRumur(philosophers(3), { signal: AbortSignal.abort() });
    assert.equal(result.kind, "interrupted");
  });
});

describe("a temporary folder", () => {
  it("is gone afterwards, whatever happens", async () => {
    let seen = "";
    const failing = withTemporaryFolder((folder) => {
      seen = folder;
      writeFileSync(join(folder, "file"), "");
      return Promise.reject(new Error("of the test"));
    });
    await assert.rejects(failing, /of the test/);
    assert.equal(existsSync(seen), false);
  });
});

describe("a command", () => {
  const limits = { seconds: 20, memoryBytes: undefined };

  it("that does not exist is not installed", async () => {
    const result = await runCommand("gupcheck-no-such-program", [], tmpdir(), limits);
    assert.deepEqual(result, { kind: "not-installed", program: "gupcheck-no-such-program" });
  });

  it("gets its arguments as they are", async () => {
    const result = await runCommand("echo", ["$(ls)", "; rm x", '"'], tmpdir(), limits);
    assert.ok(result.kind === "exited");
    assert.equal(result.output, '$(ls) ; rm x "\n');
  });

  it("is ended by the clock", async () => {
    const result = await runCommand("sleep", ["10"], tmpdir(), { ...limits, seconds: 0.1 });
    assert.equal(result.kind, "timeout");
  });
});
