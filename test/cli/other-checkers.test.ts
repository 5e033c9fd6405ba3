import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { skips } from "../export/installed";
import { gupcheck } from "./gupcheck";
import { asExpected, misspelt } from "./specs";

describe("gupcheck export", () => {
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
});

describe("gupcheck cross-check", () => {
  it("exits 0 where the others agree", { skip: skips.rumur }, async () => {
    const { code, out } = await gupcheck(["cross-check", "-", "--with", "rumur", "-q"], { stdin: asExpected });
    assert.equal(code, 0);
    assert.match(out, /rumur +counts +agrees/);
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
