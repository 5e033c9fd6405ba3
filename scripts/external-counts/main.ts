/**
 * Runs the bundled specs through SPIN and Rumur, and writes docs/external-counts.md and the data behind it. Specs of
 * which test/golden/corpus.json says what it said then, and that are exported as they were then, are left out, unless with
 * --all. What was measured is written after every spec: the script may be interrupted, and goes on where it was.
 */
import { spawnSync } from "node:child_process";
import { isCurrent, isExportedAsNow } from "./current";
import { modelOf, readCounts, specFiles, writeCounts } from "./files";
import { measure } from "./measure";
import type { Counts, Row } from "./row";

function versionOf(program: string, option: string): string {
  const { stdout, error } = spawnSync(program, [option], { encoding: "utf8" });
  if (error !== undefined) throw new Error(`${program} is not installed`);
  return stdout
    .trim()
    .replace(/^Spin Version/, "SPIN")
    .replace(/ --.*$/, "")
    .replace(/^Rumur version v/, "Rumur ");
}

/** False where it is worth another try: the machine had too much to do, or too little memory. */
function isSettled({ others }: Row): boolean {
  return Object.values(others).every(({ remarks }) => !remarks.some((remark) => /time limit| failed: /.test(remark)));
}

async function main(): Promise<void> {
  const versions: Counts["versions"] = { spin: versionOf("spin", "-V"), rumur: versionOf("rumur", "--version") };
  const before = readCounts();
  const isSame = JSON.stringify(before?.versions) === JSON.stringify(versions) && !process.argv.includes("--all");
  const known = new Map(isSame ? before?.rows.map((row) => [row.spec, row]) : []);
  const files = specFiles();
  const rows = new Map<string, Row>();
  const write = (): void => {
    writeCounts({ versions, rows: files.flatMap((file) => rows.get(file) ?? known.get(file) ?? []) });
  };
  for (const file of files) {
    const old = known.get(file);
    const model = modelOf(file);
    const isKept = old !== undefined && isSettled(old) && isCurrent(old) && isExportedAsNow(old, model);
    const row = isKept ? old : await measure(file, model);
    rows.set(file, row);
    if (row === old) continue;
    write();
    const { spin, rumur } = row.others;
    console.log(`${file}: ${String(row.states)} states; spin ${spin.counts}, rumur ${rumur.counts}`);
    for (const remark of [...spin.remarks, ...rumur.remarks]) console.log(`  ${remark}`);
  }
  write();
}

void main();
