import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { skips } from "../export/installed";
import { gupcheck } from "./gupcheck";
import { asExpected, goesWrong, misspelt } from "./specs";

const examples = join(__dirname, "../../examples/plugin");
const pluginSpec = join(examples, "patient-writeback.yaml");
const withPlugin = ["--plugin", join(examples, "patient-writeback.ts")];

describe("gupcheck export", () => {
  it("loads a plug-in where the command line says so", async () => {
    const { code, out, err } = await gupcheck(["export", pluginSpec, ...withPlugin, "--to", "murphi"]);
    assert.equal(code, 0, err);
    assert.match(out, /passed_over/);
    assert.equal((await gupcheck(["export", pluginSpec, "--to", "murphi"])).code, 2);
  });

  it("says what is wrong with a plug-in", async () => {
    for (const command of [["export", "--to", "tla"], ["cross-check"]]) {
      const { code, out, err } = await gupcheck([...command, pluginSpec, "--plugin", "no-such-plugin.js"]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /no-such-plugin\.js: error: .*\[plugin\//);
    }
  });

  it("writes the model to standard output", async () => {
    const [promela, murphi] = await Promise.all([
      gupcheck(["export", "-", "--to", "promela"], { stdin: asExpected }),
      gupcheck(["export", "-", "--to", "murphi", "--property", "no-crash"], { stdin: asExpected }),
    ]);
    assert.deepEqual([promela.code, murphi.code], [0, 0]);
    assert.match(promela.out, /^active proctype /m);
    assert.match(murphi.out, /^startstate/m);
  });

  it("writes the module and its configuration into a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "gupcheck-export-"));
    try {
      const { code } = await gupcheck(["export", "-", "--to", "tla", "-o", folder], { stdin: asExpected });
      assert.equal(code, 0);
      assert.deepEqual(
        readdirSync(folder)
          .map((name) => name.split(".").at(-1))
          .sort(),
        ["cfg", "tla"],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("refuses a property that the spec does not check, a language that there is not, and a bad spec", async () => {
    const property = await gupcheck(["export", "-", "--to", "tla", "--property", "no-crush"], { stdin: asExpected });
    assert.equal(property.code, 2);
    assert.match(property.err, /did you mean "no-crash"/);
    assert.equal((await gupcheck(["export", "-", "--to", "smv"], { stdin: asExpected })).code, 2);
    assert.equal((await gupcheck(["export", "-", "--to", "tla"], { stdin: misspelt })).code, 2);
  });

  it("refuses what the language has no words for, with a code that can be explained", async () => {
    const stdin = asExpected.replace(/properties:.*/, "properties: [fsync-returns]").replace(/expect:[\s\S]*/, "");
    const asked = ["export", "-", "--to", "murphi", "--property", "fsync-returns"];
    const { code, out, err } = await gupcheck(asked, { stdin });
    assert.equal(code, 2, err);
    assert.equal(out, "");
    assert.match(err, /^<stdin>: error: "fsync-returns" is a response.*\[export\/response\]$/m);
    assert.equal((await gupcheck(["explain", "export/response"])).code, 0);
  });
});

describe("gupcheck cross-check", () => {
  it("exits 0 where the others agree", { skip: skips.rumur }, async () => {
    const { code, out } = await gupcheck(["cross-check", "-", "--with", "rumur", "-q"], { stdin: asExpected });
    assert.equal(code, 0);
    assert.match(out, /rumur +counts +agrees/);
  });

  it("names the plug-ins that its comparisons are relative to", { skip: skips.rumur }, async () => {
    const stdin = readFileSync(pluginSpec, "utf8").replace(/properties:[\s\S]*/, "properties: [no-crash]\n");
    const { code, out } = await gupcheck(["cross-check", "-", ...withPlugin, "--with", "rumur", "-q"], { stdin });
    assert.equal(code, 0);
    assert.match(out, /^plug-in patient-writeback \(.*, SHA-256 [0-9a-f]{12}\)$/m);
    assert.match(out, /^All 2 comparisons agree\.$/m);
  });

  it("exits 2 where the model goes wrong, and says so as run does", async () => {
    const [compared, run] = await Promise.all([
      gupcheck(["cross-check", "-", "-q"], { stdin: goesWrong }),
      gupcheck(["run", "-", "-q"], { stdin: goesWrong }),
    ]);
    assert.deepEqual([compared.code, compared.out, run.code], [2, "", 2]);
    assert.equal(compared.err.split("\n")[0], run.err.split("\n")[0]);
    assert.match(compared.err, /^<stdin>: error: .*left.*\[model\//);
  });

  it("exits 3 where nothing could be compared", { skip: process.env.TLA2TOOLS !== undefined }, async () => {
    const { code } = await gupcheck(["cross-check", "-", "--with", "tlc", "-q"], { stdin: asExpected });
    assert.equal(code, 3);
  });

  it("refuses a tool that it does not know", async () => {
    const { code, err } = await gupcheck(["cross-check", "-", "--with", "nusmv"], { stdin: asExpected });
    assert.equal(code, 2);
    assert.match(err, /spin, rumur, tlc/);
  });
});
