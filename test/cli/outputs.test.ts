import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { OutputFile } from "../../src/cli/output-file";
import { folderWith, gupcheck } from "./gupcheck";
import { asExpected, misspelt, notAsExpected } from "./specs";

const beginnings = {
  json: /^\{\n {2}"diagnostics"/,
  junit: /^<\?xml version="1\.0"/,
  sarif: /^\{\n {2}"\$schema": .*sarif/,
  github: /^::error file=/,
  markdown: /^## gupcheck: 1 spec: 0 passed, 1 failed\n/,
  text: /^A direct read into a mapped file/,
} as const;

describe("the outputs of a run", () => {
  it("can be all formats at once", async (t) => {
    const folder = folderWith({ "a.yaml": notAsExpected }, (clean) => t.after(clean));
    const file = (format: string): string => join(folder, `out.${format}`);
    const outputs = Object.keys(beginnings).flatMap((format) => ["-f", `${format}=${file(format)}`]);
    const { code, out, err } = await gupcheck([
      "run",
      join(folder, "a.yaml"),
      ...outputs,
      "-f",
      "text",
      "-f",
      "github",
    ]);
    assert.deepEqual([code, err], [1, ""]);
    assert.match(
      out,
      /^A direct read[\s\S]*VIOLATED at step 23[\s\S]*\n::error file=.*a\.yaml,line=\d+,col=\d+,title=/,
    );
    for (const [format, beginning] of Object.entries(beginnings)) {
      assert.match(readFileSync(file(format), "utf8"), beginning);
    }
    assert.equal(readFileSync(file("text"), "utf8"), out.slice(0, out.indexOf("::error")));
  });

  it("in files do not silence the terminal", async (t) => {
    const folder = folderWith({}, (clean) => t.after(clean));
    const { code, out } = await gupcheck(["run", "-", "-f", `json=${join(folder, "out.json")}`], { stdin: asExpected });
    assert.equal(code, 0);
    assert.match(out, /^A direct read into a mapped file/);
    assert.match(readFileSync(join(folder, "out.json"), "utf8"), beginnings.json);
  });

  it("are on standard output for - and without a file", async () => {
    for (const [format, stdin] of [
      ["json", asExpected],
      ["junit", asExpected],
      ["sarif", asExpected],
      ["markdown", notAsExpected],
    ] as const) {
      const { out } = await gupcheck(["run", "-", "-f", `${format}=-`], { stdin });
      assert.match(out, beginnings[format]);
      assert.match((await gupcheck(["run", "-", "-f", format], { stdin })).out, beginnings[format]);
    }
  });

  it("tell of specs that are refused, in every format", async (t) => {
    const folder = folderWith({ "a.yaml": misspelt }, (clean) => t.after(clean));
    for (const format of Object.keys(beginnings)) {
      const file = join(folder, `out.${format}`);
      const { code } = await gupcheck(["run", join(folder, "a.yaml"), "-f", `${format}=${file}`]);
      assert.equal(code, 2);
      assert.match(readFileSync(file, "utf8"), /no-crsh/);
    }
  });
});

describe("a file that cannot be written", () => {
  it("is found out before the search: exit 2", async (t) => {
    const folder = folderWith({ "a.yaml": asExpected }, (clean) => t.after(clean));
    for (const place of [join(folder, "missing", "out.json"), folder]) {
      const { code, out, err } = await gupcheck(["run", join(folder, "a.yaml"), "-f", `json=${place}`]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(
        err,
        /^error: cannot write to ".*": (no such file or directory|illegal operation on a directory)\n$/,
      );
    }
  });

  it("is exit 2 where it turns out at the end, and the other files are there", {
    skip: !existsSync("/dev/full"),
  }, async (t) => {
    const folder = folderWith({ "a.yaml": asExpected, "b.yaml": notAsExpected }, (clean) => t.after(clean));
    for (const spec of ["a.yaml", "b.yaml"]) {
      const file = join(folder, "out.xml");
      const args = ["-f", "json=/dev/full", "-f", `junit=${file}`];
      const run = await gupcheck(["run", join(folder, spec), ...args]);
      assert.equal(run.code, 2, spec);
      assert.equal(run.err, "/dev/full: error: cannot be written: no space left on device [cli/unwritable]\n");
      assert.match(readFileSync(file, "utf8"), beginnings.junit);
    }
  });

  it("is refused where it is one that the run reads", async (t) => {
    const folder = folderWith({ "a.yaml": asExpected }, (clean) => t.after(clean));
    const spec = join(folder, "a.yaml");
    symlinkSync(spec, join(folder, "link.json"));
    for (const place of [spec, join(folder, "link.json")]) {
      const { code, err } = await gupcheck(["run", folder, "-f", `json=${place}`]);
      assert.equal(code, 2);
      assert.match(err, /is read by this run/);
    }
    assert.equal(readFileSync(spec, "utf8"), asExpected);
  });

  it("no longer has the report of an earlier run when the search starts", (t) => {
    const folder = folderWith({ "out.json": "an earlier report" }, (clean) => t.after(clean));
    const output = OutputFile.open(join(folder, "out.json"));
    assert.equal(readFileSync(join(folder, "out.json"), "utf8"), "");
    assert.equal(output.write("this one's"), undefined);
    assert.equal(readFileSync(join(folder, "out.json"), "utf8"), "this one's");
  });
});

describe("on GitHub", () => {
  it("the summary of the job is appended to", async (t) => {
    const folder = folderWith({ "summary.md": "# another step\n" }, (clean) => t.after(clean));
    const env = { GITHUB_STEP_SUMMARY: join(folder, "summary.md") };
    assert.equal((await gupcheck(["run", "-", "-f", "github"], { stdin: notAsExpected, env })).code, 1);
    assert.match(
      readFileSync(join(folder, "summary.md"), "utf8"),
      /^# another step\n## gupcheck[\s\S]*VIOLATED at step 23/,
    );
    await gupcheck(["run", "-"], { stdin: notAsExpected, env: { GITHUB_STEP_SUMMARY: join(folder, "other.md") } });
    assert.equal(existsSync(join(folder, "other.md")), false);
  });

  it("a summary that cannot be written is exit 2", async () => {
    const env = { GITHUB_STEP_SUMMARY: "/no/such/folder/summary.md" };
    assert.equal((await gupcheck(["run", "-", "-f", "github"], { stdin: asExpected, env })).code, 2);
  });

  it("files are named from the root of the repository", async (t) => {
    const folder = folderWith({}, (clean) => t.after(clean));
    mkdirSync(join(folder, "policies"));
    writeFileSync(join(folder, "policies", "a.yaml"), notAsExpected);
    const env = { GITHUB_WORKSPACE: folder };
    const { out } = await gupcheck(["run", join(folder, "policies"), "-f", "github"], { env });
    const line = notAsExpected.split("\n").findIndex((text) => text.includes("no-dma-to-clean-page: holds")) + 1;
    assert.ok(out.startsWith(`::error file=policies/a.yaml,line=${String(line)},col=3,title=`), out);
  });
});
