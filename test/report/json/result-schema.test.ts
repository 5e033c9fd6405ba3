import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import Ajv, { type ValidateFunction } from "ajv";
import { runJson } from "../../../src/report";
import { resultSchema } from "../../../src/report/json/result-schema";
import { gupcheck } from "../../cli/gupcheck";
import { asExpected, idleRule, misspelt, notAsExpected } from "../../cli/specs";
import { everything, reports } from "../reports";

const file = join(__dirname, "../../../schema/result.schema.json");
const committed = new Ajv().compile(JSON.parse(readFileSync(file, "utf8")) as object);
const responses = asExpected
  .replace(/properties:[\s\S]*/, "properties: [fsync-returns, pin-resolves, dirty-page-cleaned, deadlock-free]\n")
  .replace("  flusher:", "  syncer: { run: fsync }\n  flusher:");

/** Nothing but the keys that the schema names. */
const closed = new Ajv().compile(resultSchema({ closed: true }));

function assertValid(text: string, name: string): void {
  for (const validate of [committed, closed] as readonly ValidateFunction[]) {
    assert.ok(validate(JSON.parse(text)), `${name}: ${JSON.stringify(validate.errors)}`);
  }
}

describe("the JSON Schema of results", () => {
  it("is current (else: npm run schema)", () => {
    assert.equal(readFileSync(file, "utf8"), `${JSON.stringify(resultSchema(), undefined, 2)}\n`);
  });

  it("accepts every kind of result", () => {
    for (const [name, report] of Object.entries(reports)) assertValid(runJson(report), name);
  });

  it("accepts what the command line writes", async () => {
    const runs: readonly (readonly [stdin: string, ...args: string[]])[] = [
      [asExpected],
      [notAsExpected],
      [misspelt],
      [idleRule],
      [asExpected, "--max-states", "10"],
      [asExpected, "--timeout", "60", "--memory", "1G", "--max-depth", "5"],
      [asExpected, "--store", "fingerprint"],
      [asExpected, "--order", "depth-first"],
      [asExpected, "--preemptions", "1"],
      [responses],
      [responses, "--store", "fingerprint"],
    ];
    for (const [stdin, ...args] of runs) {
      const { out } = await gupcheck(["run", "-", "-f", "json", ...args], { stdin });
      assertValid(out, args.join(" "));
    }
  });

  it("refuses what lacks a key, has a wrong one, or ends in an unknown way", () => {
    const text = runJson(everything);
    assert.ok(text.includes('"kind": "forever"'));
    for (const [from, to] of [
      ['"schemaVersion": 1', '"schemaVersion": 2'],
      ['"verdict": "vacuous"', '"verdict": "empty"'],
      ['"kind": "forever"', '"kind": "never"'],
      ['"scope": "shared"', '"scope": 1'],
      ['"toolVersion"', '"version"'],
      ['"line": 11', '"line": 0'],
    ] as const) {
      assert.ok(text.includes(from), from);
      assert.equal(committed(JSON.parse(text.replace(from, to))), false, from);
    }
    const surplus = text.replace('"toolVersion"', '"news": 1, "toolVersion"');
    assert.equal(committed(JSON.parse(surplus)), true, "later versions may add keys");
    assert.equal(closed(JSON.parse(surplus)), false);
  });

  it("has nothing in it that a CI server takes for a command", () => {
    const text = runJson(reports.hostileRun ?? everything);
    assert.doesNotMatch(text, /^\s*::|##\w*\[/m);
    const { results } = JSON.parse(text) as { results: { title: string }[] };
    assert.ok(results[0]?.title.includes("##[error]"));
  });
});
