import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadSpec } from "../../src/spec";
import { advice, type Example } from "../../src/spec/advice";
import { DIAGNOSTIC_CODES } from "../../src/spec/diagnostic";
import { specWith, withRules } from "./marked";

/** The codes of a spec with what an example shows. */
function codesOf(of: Example["of"], text: string): readonly string[] {
  const { diagnostics } = loadSpec(specOf(of, text), "spec.yaml");
  return diagnostics.map(({ code }) => code);
}

function specOf(of: Example["of"], text: string): string {
  switch (of) {
    case "rule":
      return withRules(text);
    case "when":
      return withRules(`{ id: r, at: writeback.after_mkclean, do: wait, when: ${JSON.stringify(text)} }`);
    case "spec": {
      const keys = [...text.matchAll(/^([a-z]+):/gm)].map(([, key = ""]) => [key, ""] as const);
      return specWith({ ...Object.fromEntries(keys), zz: text });
    }
  }
}

describe("the advice", () => {
  it("is there for every code", () => {
    assert.deepEqual(Object.keys(advice).sort(), Object.keys(DIAGNOSTIC_CODES).sort());
  });

  for (const [code, { example }] of Object.entries(advice)) {
    if (example === undefined) continue;
    it(`shows ${code}, and how it is mended`, () => {
      assert.ok(codesOf(example.of, example.wrong).includes(code), codesOf(example.of, example.wrong).join());
      assert.deepEqual(codesOf(example.of, example.right), []);
    });
  }
});
