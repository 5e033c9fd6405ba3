import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { DIAGNOSTIC_CODES } from "../../../src/spec/diagnostic";
import { compileExpression } from "../../../src/spec/expression";
import { RESERVED } from "../../../src/spec/expression/token";
import { VOCABULARY } from "./fixture";

const text = readFileSync(join(__dirname, "../../../docs/expressions.md"), "utf8");
/** Fenced blocks tagged `cel`, or `cel error=<code>` where the example shows a mistake. */
const examples = [...text.matchAll(/^```cel(?: error=(\S+))?\n(.*?)\n```$/gms)];

describe("docs/expressions.md", () => {
  it("has examples", () => assert.ok(examples.length >= 15));

  for (const [, code, example = ""] of examples) {
    it(`is right about ${example}`, () => {
      const codes = compileExpression(example, 0, VOCABULARY).diagnostics.map((diagnostic) => diagnostic.code);
      assert.deepEqual(codes, code === undefined ? [] : [code]);
    });
  }

  it("explains every code of expressions as the program does", () => {
    const rows = [...text.matchAll(/^\| `(expression\/\S+)` \| (.*) \|$/gm)].map(([, code, meaning]) => [
      code,
      meaning,
    ]);
    const codes = Object.entries(DIAGNOSTIC_CODES).filter(([code]) => code.startsWith("expression/"));
    assert.deepEqual(rows, codes);
  });

  it("lists the reserved words", () => {
    for (const word of RESERVED) assert.ok(text.includes(`\`${word}\``), word);
  });
});
