import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { skips } from "../export/installed";

const root = join(__dirname, "../..");

function bench(...args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  const command = ["-r", "ts-node/register/transpile-only", "bench/main.ts", ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
}

describe("the benchmark", () => {
  it("measures a tiny model with every checker", { skip: skips.spin || skips.rumur }, () => {
    const { status, stdout } = bench("--quick", "--sources");
    assert.equal(status, 0, stdout);
    const row = stdout.split("\n").find((line) => line.startsWith("| philosophers, 5 | 242 | 805 |"));
    assert.ok(row, stdout);
    assert.doesNotMatch(row, /ERROR|failed|not installed|out of memory|> \d+ s/);
    assert.match(stdout, /^\| rumur, gcc -O1, verifier \| \d/m);
  });

  it("refuses options that it does not understand", () => {
    assert.equal(bench("--runs", "none").status, 2);
    assert.equal(bench("--fast").status, 2);
  });
});
