/**
 * Takes the claims apart, each rule, option, setting and single repair, and writes docs/claims-analysis.md and the data
 * behind it. Rows of specs whose text and verdicts are as they were are kept, unless with --all. What was found is written
 * after every spec: the script may be interrupted, and goes on where it was.
 */
import { SearchPool } from "../../src/cli/search-pool";
import { ThreadSearcher } from "../../src/cli/searcher";
import { bySize, isCurrent } from "./current";
import { claimFiles, claimSource, readRows, writeRows } from "./files";
import { measure } from "./measure";
import type { Row } from "./row";

async function main(): Promise<void> {
  const files = claimFiles();
  const rows = new Map<string, Row>(
    process.argv.includes("--all") ? [] : readRows().flatMap((row) => (isCurrent(row) ? [[row.spec, row]] : [])),
  );
  const write = (): void => writeRows(files.flatMap((file) => rows.get(file) ?? []));
  const laboratory = new SearchPool({
    width: 2,
    limits: {},
    newSearcher: () => new ThreadSearcher(),
    onChange: () => undefined,
  });
  try {
    for (const file of bySize(files)) {
      if (rows.has(file)) continue;
      const [before, since] = [laboratory.done, Date.now()];
      rows.set(file, await measure(claimSource(file), laboratory));
      const { searches, remembered, states } = laboratory.done;
      const seconds = ((Date.now() - since) / 1000).toFixed(1);
      console.log(
        `${file}: ${String(searches - before.searches)} searches, ${String(remembered - before.remembered)} known, ` +
          `${String(states - before.states)} states, ${seconds} s`,
      );
      write();
    }
  } finally {
    await laboratory.close();
  }
  write();
}

void main();
