import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { TraceOut } from "../../src/cli/trace-out";
import { readTraceFile, TRACE_FORMATS, TRACE_SUFFIXES } from "../../src/report";
import { crash } from "../report/models";
import { resultOf } from "../report/results";
import { folderWith, gupcheck } from "./gupcheck";
import { asExpected, notAsExpected } from "./specs";

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe("--trace-out", () => {
  it("writes each counterexample in each format asked for, and says so", async (test) => {
    const folder = folderWith({ "a.yaml": asExpected, "b.yaml": notAsExpected }, (clean) => test.after(clean));
    const out = join(folder, "out");
    const patterns = TRACE_FORMATS.flatMap((format) => [
      "--trace-out",
      join(out, `{spec}/{property}-{n}${TRACE_SUFFIXES[format]}`),
    ]);
    const { code, err } = await gupcheck(["run", folder, ...patterns]);
    assert.equal(code, 1);
    const expected = ["a/no-dma-to-clean-page-1", "b/no-dma-to-clean-page-2"].flatMap((name) =>
      TRACE_FORMATS.map((format) => name + TRACE_SUFFIXES[format]),
    );
    assert.deepEqual(files(out), [...expected].sort());
    for (const name of expected) assert.ok(err.includes(`trace of no-dma-to-clean-page: ${join(out, name)}\n`));
    const read = readTraceFile(readFileSync(join(out, "b/no-dma-to-clean-page-2.json"), "utf8"));
    assert.ok(read.kind === "read");
    assert.deepEqual(
      [read.file.property.id, read.file.property.judgement, read.file.spec],
      ["no-dma-to-clean-page", "wrong", join(folder, "b.yaml")],
    );
    assert.equal(read.file.reproduce, `gupcheck run ${join(folder, "b.yaml")}`);
  });

  it("says nothing with -q, and changes nothing else", async (test) => {
    const folder = folderWith({ "a.yaml": asExpected }, (clean) => test.after(clean));
    const spec = join(folder, "a.yaml");
    const plain = await gupcheck(["run", spec, "-f", "json"]);
    const { code, out, err } = await gupcheck(["run", spec, "-f", "json", "-q", "--trace-out", join(folder, "t.txt")]);
    const stable = (json: string): object => ({ ...(JSON.parse(json) as { results: object[] }), results: [] });
    assert.deepEqual([code, err, stable(out)], [0, "", stable(plain.out)]);
    assert.match(readFileSync(join(folder, "t.txt"), "utf8"), /no-dma-to-clean-page is violated in \d+ steps/);
  });

  it("never gives two traces of a run the same name", async (test) => {
    const folder = folderWith({ "a.yaml": asExpected, "b.yaml": asExpected }, (clean) => test.after(clean));
    mkdirSync(join(folder, "more"));
    await gupcheck([
      "run",
      folder,
      "-q",
      "--trace-out",
      join(folder, "t.itf.json"),
      "--trace-out",
      join(folder, "t.svg"),
    ]);
    assert.deepEqual(
      files(folder).filter((name) => name.startsWith("t")),
      ["t-2.itf.json", "t-2.svg", "t.itf.json", "t.svg"],
    );
  });

  it("leaves the reports of the run alone", async (test) => {
    const folder = folderWith({ "a.yaml": asExpected }, (clean) => test.after(clean));
    const report = join(folder, "x.json");
    await gupcheck(["run", join(folder, "a.yaml"), "-q", "-f", `json=${report}`, "--trace-out", report]);
    assert.deepEqual(files(folder), ["a.yaml", "x-2.json", "x.json"]);
    assert.ok("results" in (JSON.parse(readFileSync(report, "utf8")) as object));
  });

  it("keeps to its folder, whatever properties and specs are called", (test) => {
    const folder = folderWith({}, (clean) => test.after(clean));
    const traces = new TraceOut({
      patterns: [{ pattern: join(folder, "out", "{property}-{spec}.json"), format: "json" }],
      version: "1",
      ascii: false,
      reproduce: () => "",
      taken: [],
      say: () => undefined,
    });
    const evil = ["../../up", "..", "/etc/x", ".hidden", "a\0b\n", "ä{n}", "", "x".repeat(500), "{spec}"];
    for (const id of evil) {
      const result = resultOf(crash, { spec: `${id}/../..yaml` });
      const [property] = result.properties;
      assert.ok(property !== undefined);
      traces.add({ kind: "checked", result: { ...result, properties: [{ ...property, id }] } });
    }
    assert.deepEqual(traces.unwritten, []);
    assert.equal(files(folder).length, evil.length);
    for (const name of files(folder)) {
      assert.equal(dirname(name), "out");
      assert.match(name, /^out\/[\w-][\w.-]*\.json$/);
    }
  });

  it("is refused with another suffix or placeholder", async (test) => {
    const folder = folderWith({ "a.yaml": asExpected }, (clean) => test.after(clean));
    const refusal = async (pattern: string): Promise<string> => {
      const { code, err } = await gupcheck(["run", join(folder, "a.yaml"), "--trace-out", join(folder, pattern)]);
      assert.equal(code, 2);
      return err;
    };
    assert.match(await refusal("x.pdf"), /must end in one of \.json \.itf\.json \.perfetto\.json/);
    assert.match(
      await refusal("{proprety}.svg"),
      /\{proprety\} is no placeholder; there are \{property\}, \{spec\}, \{n\}/,
    );
    assert.deepEqual(files(folder), ["a.yaml"]);
  });

  it("is exit 2 where a trace cannot be written, whatever else came of the run", async (test) => {
    const folder = folderWith({ "a.yaml": asExpected, file: "" }, (clean) => test.after(clean));
    const { code, out, err } = await gupcheck([
      ...["run", join(folder, "a.yaml"), "-q", "-f", "json"],
      ...["--trace-out", join(folder, "file", "x.svg"), "--trace-out", join(folder, "ok.svg")],
    ]);
    assert.equal(code, 2);
    assert.match(err, /x\.svg: error: cannot be written: .*\[cli\/unwritable\]/);
    assert.equal((JSON.parse(out) as { passed: boolean }).passed, true);
    assert.ok(existsSync(join(folder, "ok.svg")));
  });
});
