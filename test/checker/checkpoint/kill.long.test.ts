import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { peterson } from "../../models/peterson";
import { outcomeOf } from "../outcome";

const loader = ["-r", "ts-node/register/transpile-only"];

function changed(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Starts the search; kills it so many milliseconds after it has written a checkpoint, if any. Undefined where it was killed. */
async function run(file: string, workers: number, killAfter: number | undefined): Promise<unknown> {
  const child = spawn(process.execPath, [...loader, join(__dirname, "killed-search.ts"), file, String(workers)]);
  let output = "";
  child.stdout.on("data", (data: Buffer) => {
    output += data.toString();
  });
  const ended = new Promise<number | null>((resolve) => void child.on("close", resolve));
  if (killAfter !== undefined) {
    const before = changed(file);
    while (child.exitCode === null && changed(file) === before) await setTimeout(2);
    await setTimeout(killAfter);
    child.kill("SIGKILL");
  }
  return (await ended) === 0 ? JSON.parse(output) : undefined;
}

it("killed at ten moments and resumed, with one worker and with two, a search comes to the same result", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gupcheck-"));
  const file = join(folder, "checkpoint");
  const expected: unknown = JSON.parse(JSON.stringify(outcomeOf(peterson(4), {})));
  try {
    for (const workers of [1, 2]) {
      let result: unknown;
      for (let kills = 0; result === undefined; kills += 1) {
        result = await run(file, workers, kills < 10 ? (kills * 37) % 150 : undefined);
      }
      assert.deepEqual(result, expected);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
