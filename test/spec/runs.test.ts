import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import { assemble } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import { fixtures } from "./fixtures";

describe("a loaded spec", () => {
  for (const { name, text } of fixtures) {
    it(`${name} runs and gives the expected verdicts`, () => {
      const { spec, diagnostics } = loadSpec(text, name);
      assert.deepEqual(diagnostics, []);
      assert.ok(spec);
      const { properties } = check(assemble(spec.assembly).model, { limits: spec.limits });
      const verdicts = new Map(properties.map(({ id, verdict }) => [id, verdict]));
      assert.ok(spec.expectations.length > 0);
      for (const { property, verdict } of spec.expectations) assert.equal(verdicts.get(property), verdict, property);
    });
  }
});
