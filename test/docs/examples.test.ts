import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { examplesOf, matches, runExample } from "./examples";

const root = join(__dirname, "../..");

for (const file of [
  "README.md",
  "docs/tutorial.md",
  "docs/semantics.md",
  "docs/model.md",
  "docs/engine.md",
  "docs/analysis.md",
  "docs/which-rule-prevents-what.md",
  "docs/traces.md",
]) {
  for (const example of examplesOf(file)) {
    test(`${file}: gupcheck ${example.command}`, async () => {
      const { all, lines } = await runExample(example);
      assert.ok(matches(lines, example.printed), `it prints:\n${all}`);
    });
  }
}

test("the README has examples that are run, and the spec of the first one", () => {
  assert.ok(examplesOf("README.md").length >= 2);
  const [, spec] = /^```yaml\n([\s\S]*?)^```$/m.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  assert.equal(spec, readFileSync(join(root, "examples/fsync-waits-for-pins.yaml"), "utf8"));
});

test("a wrong line, a missing line and a surplus line are noticed", () => {
  assert.ok(matches(["a", "b", "c"], ["a", "...", "c"]));
  assert.ok(matches(["a took 0.3 s"], ["a took 1.2 s"]));
  assert.ok(!matches(["a", "b"], ["a", "c"]));
  assert.ok(!matches(["a"], ["a", "b"]));
  assert.ok(!matches(["a", "b"], ["a"]));
});

test("docs/commands.md, diagnostics.md and reference.md are made from the code as it is (else: npm run docs)", () => {
  const run = spawnSync(
    process.execPath,
    ["-r", "ts-node/register/transpile-only", "scripts/docs/main.ts", "--check"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  assert.equal(run.status, 0, run.stderr);
});
