/**
 * Three runs of one spec in a folder that is a small disk of its own: one that leaves a checkpoint, one that finds the
 * disk full and is cut later, one that comes to its end. Prints what came of them, as JSON.
 */
import { closeSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Finished, gupcheck } from "./gupcheck";

const [, , spec = "", disk = ""] = process.argv;
const checkpoint = join(disk, "checkpoint");
const filler = join(disk, "filler");
/** Room for the beginning of a checkpoint, not for all of it. */
const ROOM = 1 << 17;

/** What is seen after a run. */
export interface Seen extends Finished {
  readonly files: readonly string[];
  /** The checkpoint is byte for byte the one that the first run left. */
  readonly isKept: boolean;
}

function fillDisk(): void {
  const descriptor = openSync(filler, "w");
  try {
    for (const piece = Buffer.alloc(1 << 12); ; ) writeSync(descriptor, piece);
  } catch {
    // Full.
  }
  closeSync(descriptor);
  truncateSync(filler, statSync(filler).size - ROOM);
}

async function main(): Promise<void> {
  const run = (...more: readonly string[]): Promise<Finished> =>
    gupcheck(["run", spec, "-f", "json", "--checkpoint", checkpoint, "--checkpoint-every", "0.01", ...more]);
  const first = await run("--memory", "2M");
  const before = readFileSync(checkpoint);
  fillDisk();
  const cut = await run("--memory", "3M");
  const after: Seen = { ...cut, files: readdirSync(disk), isKept: readFileSync(checkpoint).equals(before) };
  const last: Seen = { ...(await run()), files: readdirSync(disk), isKept: false };
  console.log(JSON.stringify({ first, cut: after, last }));
}

void main();
