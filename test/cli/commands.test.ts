import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gupcheck } from "./gupcheck";
import { asExpected, idleRule, misspelt } from "./specs";

describe("the other commands", () => {
  it("--version says the version of the package", async () => {
    const file = join(__dirname, "..", "..", "package.json");
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
    assert.deepEqual(await gupcheck(["--version"]), { code: 0, out: `${version}\n`, err: "" });
  });

  it("--help has examples and exit codes", async () => {
    for (const args of [["--help"], ["run", "--help"], ["help", "run"]]) {
      const { code, out } = await gupcheck(args);
      assert.equal(code, 0);
      assert.match(out, /Exit codes/);
      assert.match(out, /Examples/);
    }
  });

  it("check says that a spec is well-formed", async () => {
    const { code, out } = await gupcheck(["check", "-"], { stdin: idleRule });
    assert.equal(code, 0);
    assert.match(out, /^<stdin>: ok \(3 processes, \d+ steps, 1 rule, 1 property\)\n$/);
  });

  it("check says what is wrong with it", async () => {
    const { code, out, err } = await gupcheck(["check", "-"], { stdin: misspelt });
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.match(err, /did you mean "no-crash"/);
  });

  it("show prints procedures, or processes with --model", async () => {
    const [program, model] = await Promise.all([
      gupcheck(["show", "-"], { stdin: asExpected }),
      gupcheck(["show", "-", "--model", "--ascii"], { stdin: asExpected }),
    ]);
    assert.match(program.out, /^write_cache_pages\(/m);
    assert.match(model.out, /^process flusher$/m);
    assert.match(model.out, /->/);
    assert.deepEqual([program.code, model.code], [0, 0]);
  });
});
