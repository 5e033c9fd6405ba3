import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { RowResult } from "./measure-row";
import type { VerdictTime } from "./verdict-time";

/** What was measured so far. */
export interface KeptResults {
  readonly rows: readonly RowResult[];
  readonly verdictTimes: readonly VerdictTime[];
}

/** Without a file, or before there is one, nothing was measured. */
export function readKept(file: string | undefined): KeptResults {
  if (file === undefined || !existsSync(file)) return { rows: [], verdictTimes: [] };
  const kept = JSON.parse(readFileSync(file, "utf8")) as KeptResults;
  // JSON has no undefined: a round without a measurement comes back as null.
  const rows = kept.rows.map((row) => ({
    ...row,
    entries: row.entries.map((entry) => ({ ...entry, runs: entry.runs.map((run) => run ?? undefined) })),
  }));
  return { ...kept, rows };
}

export function keep(file: string | undefined, results: KeptResults): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(results)}\n`);
}
