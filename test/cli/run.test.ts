import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { folderWith, gupcheck, gupcheckProcess } from "./gupcheck";
import { asExpected, idleRule, misspelt, notAsExpected, vacuousByDefault, withoutExpectations } from "./specs";

interface RunObject {
  readonly schemaVersion: number;
  readonly passed: boolean;
  readonly diagnostics: readonly { readonly code: string; readonly file: string }[];
  readonly results: readonly {
    readonly spec: string;
    readonly passed: boolean;
    readonly states: number;
    readonly stats?: unknown;
    readonly warnings: readonly { readonly code: string; readonly range: { readonly line: number } }[];
    readonly properties: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly trace?: { readonly length: number; readonly steps: readonly unknown[] };
    }[];
  }[];
}

function parsed(text: string): RunObject {
  return JSON.parse(text) as RunObject;
}

describe("gupcheck run", () => {
  it("exits 0 where everything is as expected", async () => {
    const { code, out } = await gupcheck(["run", "-"], { stdin: asExpected });
    assert.equal(code, 0, out);
    assert.match(out, /ok +no-dma-to-clean-page +violated in 23 steps; as expected/);
    assert.doesNotMatch(out, /is violated in/);
  });

  it("exits 1 on a wrong verdict and tells the interleaving", async () => {
    const { code, out } = await gupcheck(["run", "-"], { stdin: notAsExpected });
    assert.equal(code, 1);
    assert.match(out, /VIOLATED +no-dma-to-clean-page +in 23 steps; expected: holds/);
    assert.match(out, /VIOLATED at step 23 \(app, DMA\): no-dma-to-clean-page/);
  });

  it("says under a failure how to reproduce it, with all that decides", async () => {
    const args = ["--engine", "interpreter", "--max-states", "9999", "--order", "depth-first", "--fail-on", "violated"];
    const { out } = await gupcheck(["run", "-", ...args, "--width", "80", "--workers", "1"], { stdin: notAsExpected });
    assert.match(
      out,
      /\n\nto reproduce:\n {2}gupcheck run --engine interpreter --max-states 9999 --order depth-first --fail-on violated -\n$/,
    );
    assert.doesNotMatch((await gupcheck(["run", "-"], { stdin: asExpected })).out, /to reproduce/);
  });

  it("exits 1 on a violation where nothing is expected", async () => {
    assert.equal((await gupcheck(["run", "-", "-q"], { stdin: withoutExpectations })).code, 1);
  });

  it("exits 1 on a property that is asked for by name and vacuous, unless that is expected", async () => {
    const named = withoutExpectations.replace("[no-dma-to-clean-page, no-crash]", "[fsync-durable]");
    const wrong = await gupcheck(["run", "-"], { stdin: named });
    assert.equal(wrong.code, 1, wrong.out);
    assert.match(wrong.out, /VACUOUS +fsync-durable +it never happened that .*; make that\s+possible/);
    const expected = `${named}expect: { fsync-durable: vacuous }\n`;
    assert.equal((await gupcheck(["run", "-"], { stdin: expected })).code, 0);
    const elsewhere = named
      .replace("[fsync-durable]", "[fsync-durable, no-crash]")
      .concat("expect: { no-crash: holds }\n");
    assert.equal((await gupcheck(["run", "-"], { stdin: elsewhere })).code, 1);
  });

  it("only marks a property that is vacuous and checked by default", async () => {
    const { code, out } = await gupcheck(["run", "-"], { stdin: vacuousByDefault });
    assert.equal(code, 0, out);
    assert.match(out, /vacuous +\S+ +it never happened that/);
  });

  it("exits 2 on an error in the spec, with its place", async () => {
    const { code, out, err } = await gupcheck(["run", "-"], { stdin: misspelt });
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.match(err, /^<stdin>:\d+:\d+: error: .*\[spec\//);
  });

  it("puts the diagnostics of a bad spec into the JSON", async () => {
    const { code, out } = await gupcheck(["run", "-", "-f", "json"], { stdin: misspelt });
    assert.equal(code, 2);
    const { passed, diagnostics, results } = parsed(out);
    assert.deepEqual({ passed, results }, { passed: false, results: [] });
    assert.equal(diagnostics[0]?.file, "<stdin>");
  });

  it("exits 2 where a file cannot be read", async () => {
    const { code, err } = await gupcheck(["run", "no-such-file.yaml"]);
    assert.equal(code, 2);
    assert.equal(err, "no-such-file.yaml: error: cannot be read: no such file or directory [cli/unreadable]\n");
  });

  it("exits 2 where a file stands in the way of a folder", async () => {
    const { code, err } = await gupcheck(["run", "README.md/a.yaml"]);
    assert.equal(code, 2);
    assert.match(err, /cannot be read: not a directory \[cli\/unreadable\]/);
  });

  it("exits 2 on mistakes in the command line", async () => {
    for (const args of [
      [],
      ["run"],
      ["bogus"],
      ["run", "-", "-f", "xml"],
      ["run", "-", "-f", "text", "-f", "json"],
      ["run", "-", "--max-states", "many"],
      ["run", "-", "--memory", "2X"],
      ["run", "-", "--bogus"],
    ]) {
      const { code, out, err } = await gupcheck(args);
      assert.equal(code, 2, args.join(" "));
      assert.equal(out, "");
      assert.notEqual(err, "");
    }
  });

  it("exits 3 where a limit of the command line cuts the search", async () => {
    const { code, out } = await gupcheck(["run", "-", "--max-states", "10"], { stdin: asExpected });
    assert.equal(code, 3);
    assert.match(out, /inconclusive +no-dma-to-clean-page +no violation within depth \d+; expected: violated/);
    assert.match(out, /cut at 10 states/);
  });

  it("has the same JSON each time but for stats, from both engines", async () => {
    const runs = await Promise.all(
      ["compiled", "interpreter"].map((engine) =>
        gupcheck(["run", "-", "-f", "json", "--engine", engine], { stdin: asExpected }),
      ),
    );
    const [one, other] = runs.map(({ code, out }) => {
      assert.equal(code, 0);
      const run = parsed(out);
      return { ...run, results: run.results.map(({ stats: _, ...result }) => result) };
    });
    assert.deepEqual(one, other);
    assert.equal(one?.schemaVersion, 1);
    const [result] = one.results;
    assert.equal(result?.properties[0]?.trace?.length, 23);
    assert.equal(result.properties[0].trace.steps.length, 23);
  });

  it("runs all specs of a folder, in order, and sums up", async (t) => {
    const files = { "b.yaml": notAsExpected, "a.yml": asExpected, "c.yaml": misspelt, "notes.txt": "nothing" };
    const cwd = folderWith(files, (clean) => t.after(clean));
    const { code, out } = await gupcheckProcess(["run", ".", "-f", "text", "-f", "json=out.json"], { cwd });
    assert.equal(code, 2);
    const lines = out.split("\n");
    const rows = lines.filter((line) => /^(ok|FAILED|ERROR) /.test(line)).map((line) => line.split(/ +/).slice(0, 2));
    assert.deepEqual(rows, [
      ["ok", "a.yml"],
      ["FAILED", "b.yaml"],
      ["ERROR", "c.yaml"],
    ]);
    assert.ok(lines.some((line) => line.startsWith("3 specs: 1 passed, 1 failed, 1 with errors; ")));
    assert.ok(lines.includes("  gupcheck run b.yaml"));
    assert.deepEqual(
      parsed(readFileSync(join(cwd, "out.json"), "utf8")).results.map(({ spec }) => spec),
      ["a.yml", "b.yaml"],
    );
  });

  it("warns of a rule that never fired, where it stands", async () => {
    const { code, out } = await gupcheck(["run", "-", "-f", "json"], { stdin: idleRule });
    assert.equal(code, 0);
    const line = idleRule.split("\n").findIndex((text) => text.includes("never-asked")) + 1;
    assert.deepEqual(
      parsed(out).results[0]?.warnings.map((warning) => [warning.code, warning.range.line]),
      [["spec/rule-never-fired", line]],
    );
  });
});
