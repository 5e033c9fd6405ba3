import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { TRACE_FORMATS, TRACE_SUFFIXES } from "../../src/report";
import { gupcheck } from "../cli/gupcheck";

const examples = join(__dirname, "../../examples/traces");

test("the examples of counterexamples are what gupcheck writes (else: npm run example-traces)", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gupcheck-examples-"));
  try {
    const suffixes = TRACE_FORMATS.map((format) => TRACE_SUFFIXES[format]);
    const patterns = suffixes.flatMap((suffix) => ["--trace-out", join(folder, `{property}${suffix}`)]);
    const spec = "specs/claims/c03-page-lock-held.yaml";
    const { code } = await gupcheck(["run", spec, "-q", "--traces", "none", ...patterns]);
    assert.equal(code, 0);
    const names = readdirSync(examples).sort();
    assert.deepEqual(names, readdirSync(folder).sort());
    assert.equal(names.length % suffixes.length, 0);
    for (const name of names) {
      assert.equal(readFileSync(join(examples, name), "utf8"), readFileSync(join(folder, name), "utf8"), name);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
