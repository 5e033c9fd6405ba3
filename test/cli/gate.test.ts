import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import Ajv from "ajv";
import { resultSchema } from "../../src/report/json/result-schema";
import { folderWith, gupcheck } from "./gupcheck";
import { asExpected, idleRule, misspelt, notAsExpected, vacuousByDefault, withoutExpectations } from "./specs";

const holdsInstead = asExpected.replace("no-crash: holds", "no-crash: violated");

interface GateJson {
  readonly passed: boolean;
  readonly gate?: {
    readonly failOn: readonly string[];
    readonly baseline?: {
      readonly known: readonly { readonly spec: string; readonly property: string; readonly verdict: string }[];
      readonly stale: readonly { readonly spec: string; readonly property: string; readonly reason: string }[];
    };
  };
}

function folder(context: TestContext, files: Readonly<Record<string, string>>): string {
  return folderWith(files, (clean) => context.after(clean));
}

describe("--fail-on", () => {
  /** What comes of a spec for each concern alone, and without any: exit codes. */
  const table: readonly (readonly [
    name: string,
    spec: string,
    byDefault: number,
    failsOn: readonly string[],
    more?: string,
  ])[] = [
    ["as expected", asExpected, 0, []],
    ["violated", notAsExpected, 1, ["violated"]],
    ["violated, nothing expected", withoutExpectations, 1, ["violated"]],
    ["holds instead", holdsInstead, 1, ["unexpected"]],
    ["vacuous by default", vacuousByDefault, 0, ["vacuous"]],
    [
      "vacuous by name",
      withoutExpectations.replace("[no-dma-to-clean-page, no-crash]", "[fsync-durable]"),
      1,
      ["unexpected", "vacuous"],
    ],
    ["warned of", idleRule, 0, ["warning"]],
    ["cut", asExpected, 3, ["inconclusive"], "--max-states=10"],
  ];

  for (const [name, stdin, byDefault, failsOn, more] of table) {
    it(`counts what it says: ${name}`, async () => {
      const codeWith = async (...args: readonly string[]): Promise<number | null> =>
        (await gupcheck(["run", "-", ...args, ...(more === undefined ? [] : [more])], { stdin })).code;
      const wrong = byDefault === 3 ? 3 : 1;
      assert.equal(await codeWith(), byDefault);
      for (const concern of ["violated", "unexpected", "inconclusive", "vacuous", "warning", "stale"]) {
        assert.equal(await codeWith("--fail-on", concern), failsOn.includes(concern) ? wrong : 0, concern);
      }
      assert.equal(await codeWith("--fail-on", "none"), 0);
      assert.equal(await codeWith("--fail-on", "all"), failsOn.length === 0 ? 0 : wrong);
    });
  }

  it("never lets errors pass", async () => {
    assert.equal((await gupcheck(["run", "-", "--fail-on", "none"], { stdin: misspelt })).code, 2);
    assert.equal((await gupcheck(["run", "no-such-file.yaml", "--fail-on", "none"])).code, 2);
  });

  it("goes by importance: wrong before inconclusive", async (context) => {
    const cwd = folder(context, { "a.yaml": notAsExpected, "b.yaml": `${asExpected}limits: { states: 10 }\n` });
    assert.equal((await gupcheck(["run", cwd])).code, 1);
    assert.equal((await gupcheck(["run", cwd, "--fail-on", "inconclusive"])).code, 3);
    assert.equal((await gupcheck(["run", cwd, "--fail-on", "violated,inconclusive"])).code, 1);
    assert.equal((await gupcheck(["run", cwd, "--fail-on", "violated", "--fail-on", "inconclusive"])).code, 1);
  });

  it("says what did not count", async () => {
    const { code, out } = await gupcheck(["run", "-", "--fail-on", "unexpected"], { stdin: notAsExpected });
    assert.equal(code, 0);
    assert.match(out, /VIOLATED +no-dma-to-clean-page/);
    assert.match(out, /not counted +1 violated \(--fail-on unexpected\)/);
  });

  it("suggests what was meant", async () => {
    const { code, err } = await gupcheck(["run", "-", "--fail-on", "vaccuous"], { stdin: asExpected });
    assert.equal(code, 2);
    assert.match(err, /Did you mean vacuous\?/);
  });
});

describe("a baseline", () => {
  it("is written, and tolerates what it knows", async (context) => {
    const cwd = folder(context, { "a.yaml": asExpected, "b.yaml": notAsExpected, "c.yaml": holdsInstead });
    const file = join(cwd, "baseline.json");
    const write = await gupcheck(["run", cwd, "--baseline", file, "--update-baseline"]);
    assert.equal(write.code, 0, write.out + write.err);
    assert.match(write.out, /baseline +.*baseline\.json written: it knows 2 verdicts/);
    const written = JSON.parse(readFileSync(file, "utf8")) as { entries: { spec: string; property: string }[] };
    assert.deepEqual(
      written.entries.map(({ spec, property }) => [spec, property]),
      [
        ["b.yaml", "no-dma-to-clean-page"],
        ["c.yaml", "no-crash"],
      ],
    );
    const again = await gupcheck(["run", cwd, "--baseline", file]);
    assert.equal(again.code, 0, again.out);
    assert.match(again.out, /^known {3}.*b\.yaml/m);
    assert.match(again.out, /3 specs: 1 passed, 2 known; /);
    assert.doesNotMatch(again.out, /to reproduce|VIOLATED/);
    const json = JSON.parse((await gupcheck(["run", cwd, "--baseline", file, "-f", "json"])).out) as GateJson;
    assert.equal(json.passed, false);
    assert.deepEqual(
      json.gate?.baseline?.known.map(({ property, verdict }) => [property, verdict]),
      [
        ["no-dma-to-clean-page", "violated"],
        ["no-crash", "holds"],
      ],
    );
    assert.deepEqual(json.gate.baseline.stale, []);
  });

  it("tolerates nothing else: a new violation fails", async (context) => {
    const cwd = folder(context, { "a.yaml": asExpected });
    const file = join(cwd, "baseline.json");
    assert.equal((await gupcheck(["run", cwd, "--baseline", file, "--update-baseline"])).code, 0);
    writeFileSync(join(cwd, "b.yaml"), notAsExpected);
    const { code, out } = await gupcheck(["run", cwd, "--baseline", file]);
    assert.equal(code, 1);
    assert.match(out, /FAILED +.*b\.yaml/);
  });

  const changes: readonly (readonly [reason: string, change: (text: string) => string, code: number, said: RegExp])[] =
    [
      [
        "model-changed",
        (text) => text.replace("legacy-sync", "iomap"),
        1,
        /stale +.*the model has changed since it was violated; now: violated/,
      ],
      [
        "as-expected",
        (text) => text.replace("no-dma-to-clean-page: holds", "no-dma-to-clean-page: violated"),
        1,
        /stale +.*now expects that it is violated/,
      ],
      [
        "property-gone",
        (text) => text.replace("[no-dma-to-clean-page, no-crash]", "[no-crash]").replace(/expect:\n.*\n/, ""),
        1,
        /stale +.*is not checked any more/,
      ],
    ];
  for (const [reason, change, expected, said] of changes) {
    it(`has stale entries, which fail: ${reason}`, async (context) => {
      const cwd = folder(context, { "a.yaml": notAsExpected });
      const [spec, file] = [join(cwd, "a.yaml"), join(cwd, "baseline.json")];
      assert.equal((await gupcheck(["run", spec, "--baseline", file, "--update-baseline"])).code, 0);
      writeFileSync(spec, change(notAsExpected));
      const { code, out } = await gupcheck(["run", spec, "--baseline", file, "--width", "200"]);
      assert.equal(code, expected, out);
      assert.match(out, said);
      const json = JSON.parse((await gupcheck(["run", spec, "--baseline", file, "-f", "json"])).out) as GateJson;
      assert.deepEqual(
        json.gate?.baseline?.stale.map((entry) => entry.reason),
        [reason],
      );
      const lenient = ["run", spec, "--baseline", file, "--fail-on", "violated"];
      // A changed model is not known, so its violation fails by itself.
      assert.equal((await gupcheck(lenient)).code, reason === "model-changed" ? 1 : 0);
    });
  }

  it("has a stale entry where the spec is gone, but not where it was not run", async (context) => {
    const cwd = folder(context, { "a.yaml": notAsExpected, "b.yaml": asExpected });
    const file = join(cwd, "baseline.json");
    assert.equal((await gupcheck(["run", cwd, "--baseline", file, "--update-baseline"])).code, 0);
    const other = join(cwd, "b.yaml");
    assert.equal((await gupcheck(["run", other, "--baseline", file])).code, 0);
    const entry = readFileSync(file, "utf8").replaceAll("a.yaml", "gone.yaml");
    writeFileSync(file, entry);
    const { code, out } = await gupcheck(["run", other, "--baseline", file]);
    assert.equal(code, 1);
    assert.match(out, /stale +gone\.yaml: no-dma-to-clean-page: there is no such spec any more/);
    assert.equal((await gupcheck(["run", other, "--baseline", file, "--update-baseline"])).code, 0);
    assert.deepEqual((JSON.parse(readFileSync(file, "utf8")) as { entries: unknown[] }).entries, []);
  });

  it("of another version tolerates nothing", async (context) => {
    const cwd = folder(context, { "a.yaml": notAsExpected });
    const [spec, file] = [join(cwd, "a.yaml"), join(cwd, "baseline.json")];
    assert.equal((await gupcheck(["run", spec, "--baseline", file, "--update-baseline"])).code, 0);
    writeFileSync(file, readFileSync(file, "utf8").replace(/"toolVersion": "[^"]*"/, '"toolVersion": "0.0.1"'));
    const { code, out } = await gupcheck(["run", spec, "--baseline", file]);
    assert.equal(code, 1);
    assert.match(out, /VIOLATED/);
    assert.match(out, /stale +all 1: recorded by gupcheck 0\.0\.1/);
  });

  it("is not written where there were errors, nor over another file", async (context) => {
    const cwd = folder(context, { "a.yaml": notAsExpected, "b.yaml": misspelt, "notes.json": "{}" });
    const file = join(cwd, "baseline.json");
    const { code, err } = await gupcheck(["run", cwd, "--baseline", file, "--update-baseline"]);
    assert.equal(code, 2);
    assert.match(err, /baseline\.json" is not written/);
    assert.equal(existsSync(file), false);
    const notes = join(cwd, "notes.json");
    const other = await gupcheck(["run", join(cwd, "a.yaml"), "--baseline", notes, "--update-baseline"]);
    assert.equal(other.code, 2);
    assert.match(other.err, /notes\.json" is no baseline: gupcheckBaseline: /);
    assert.equal(readFileSync(notes, "utf8"), "{}");
  });

  it("must be there, or be asked for", async () => {
    const missing = await gupcheck(["run", "-", "--baseline", "no-such.json"], { stdin: asExpected });
    assert.equal(missing.code, 2);
    assert.match(missing.err, /--update-baseline writes it/);
    assert.equal((await gupcheck(["run", "-", "--update-baseline"], { stdin: asExpected })).code, 2);
  });

  it("keeps a verdict that a limit kept from being reached: inconclusive, and not stale", async (context) => {
    const cwd = folder(context, { "a.yaml": notAsExpected });
    const [spec, file] = [join(cwd, "a.yaml"), join(cwd, "baseline.json")];
    assert.equal((await gupcheck(["run", spec, "--baseline", file, "--update-baseline"])).code, 0);
    assert.equal((await gupcheck(["run", spec, "--baseline", file, "--max-states", "10"])).code, 3);
  });

  it("is heeded by every format", async (context) => {
    const cwd = folder(context, { "a.yaml": notAsExpected, "b.yaml": asExpected });
    const file = join(cwd, "baseline.json");
    const run = async (format: string): Promise<string> => {
      const { code, out } = await gupcheck(["run", cwd, "--baseline", file, "-f", format]);
      assert.equal(code, 0, format);
      return out;
    };
    assert.equal((await gupcheck(["run", cwd, "--baseline", file, "--update-baseline"])).code, 0);
    assert.match(await run("junit"), /<testsuites [^>]*failures="0"/);
    assert.match(await run("junit"), /<testcase [^>]*name="no-dma-to-clean-page">\s*<skipped /);
    assert.match(await run("github"), /^::notice .*title=gupcheck%3A known%3A no-dma-to-clean-page is violated/m);
    assert.doesNotMatch(await run("github"), /^::(error|warning) /m);
    assert.match(await run("markdown"), /^## gupcheck: 2 specs: 1 passed, 1 known$/m);
    assert.match(await run("markdown"), /### gate\n\n```[a-z]*\n {2}known /);
    const sarif = JSON.parse(await run("sarif")) as {
      runs: [{ results: { ruleId: string; suppressions?: { kind: string }[] }[] }];
    };
    const results = sarif.runs[0].results.filter(({ ruleId }) => ruleId === "no-dma-to-clean-page");
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions?.map(({ kind }) => kind)),
      [["external"], ["inSource"]],
    );
    const validate = new Ajv().compile(resultSchema({ closed: true }));
    assert.ok(validate(JSON.parse(await run("json"))), JSON.stringify(validate.errors));
  });
});
