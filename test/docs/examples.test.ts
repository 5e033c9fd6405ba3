import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(__dirname, "../..");

/** A command in a document and what it is said to print; a line `...` stands for any lines. */
interface Example {
  readonly command: string;
  readonly printed: readonly string[];
}

function examplesOf(file: string): readonly Example[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^```console\n\$ gupcheck (.*)\n([\s\S]*?)^```$/gm)].map(
    ([, command = "", printed = ""]) => ({
      command,
      printed: printed.split("\n").slice(0, -1),
    }),
  );
}

/** Times and the memory of the machine differ from run to run. */
function stable(line: string): string {
  return line.replaceAll(/\d+\.\d+ s\b/g, "N s").replaceAll(/\d+(\.\d+)? [KMG]iB/g, "N GiB");
}

/** Whether the lines are as written, in order, with `...` for any number of them. */
function matches(printed: readonly string[], expected: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return printed.length === 0;
  if (first !== "...")
    return printed[0] !== undefined && stable(printed[0]) === stable(first) && matches(printed.slice(1), rest);
  return printed.some((_, from) => matches(printed.slice(from), rest)) || matches([], rest);
}

for (const file of ["README.md", "docs/semantics.md", "docs/model.md"]) {
  for (const { command, printed } of examplesOf(file)) {
    test(`${file}: gupcheck ${command}`, () => {
      const run = spawnSync(
        process.execPath,
        ["-r", "ts-node/register/transpile-only", "bin/gupcheck.ts", ...command.split(" ")],
        { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
      );
      const lines = run.stdout.split("\n").slice(0, -1);
      assert.ok(matches(lines, printed), `it prints:\n${run.stdout}${run.stderr}`);
    });
  }
}

test("the README has examples that are run", () => {
  assert.ok(examplesOf("README.md").length >= 2);
});

test("a wrong line, a missing line and a surplus line are noticed", () => {
  assert.ok(matches(["a", "b", "c"], ["a", "...", "c"]));
  assert.ok(matches(["a took 0.3 s"], ["a took 1.2 s"]));
  assert.ok(!matches(["a", "b"], ["a", "c"]));
  assert.ok(!matches(["a"], ["a", "b"]));
  assert.ok(!matches(["a", "b"], ["a"]));
});

test("docs/reference.md is made from the code as it is", () => {
  const run = spawnSync(
    process.execPath,
    ["-r", "ts-node/register/transpile-only", "scripts/reference.ts", "--check"],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  assert.equal(run.status, 0, run.stderr);
});
