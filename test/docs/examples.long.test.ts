import assert from "node:assert/strict";
import { test } from "node:test";
import { examplesOf, matches, runExample } from "./examples";

for (const file of ["docs/tutorial.md", "docs/which-rule-prevents-what.md"]) {
  for (const example of examplesOf(file, " long")) {
    test(`${file}: gupcheck ${example.command}`, async () => {
      const { all, lines } = await runExample(example);
      assert.ok(matches(lines, example.printed), `it prints:\n${all}`);
    });
  }

  test(`${file} has examples that take long`, () => {
    assert.ok(examplesOf(file, " long").length >= 2);
  });
}
