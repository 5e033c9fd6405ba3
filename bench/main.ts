/** Compares gupcheck with SPIN and Rumur; see README.md beside it. */
import { performance } from "node:perf_hooks";
import { contendersFor } from "./contenders";
import { fromSources, shipped } from "./gupcheck";
import { type KeptResults, keep, readKept } from "./kept-results";
import { loadText, machineText } from "./machine";
import { measureRow } from "./measure-row";
import { type BenchOptions, readOptions, USAGE } from "./options";
import { reportText } from "./report-text";
import { rows, tinyRow } from "./rows";
import { verdictTimes } from "./verdict-time";

async function bench(options: BenchOptions): Promise<void> {
  const { runs, limits, quick, sources, results: file } = options;
  const installation = sources ? fromSources : shipped;
  const contenders = contendersFor(installation);
  let kept = readKept(file);
  const start = performance.now();
  console.log(`${machineText()}\n`);
  console.log(`Medians of ${String(runs)} interleaved runs. Load of the machine before it began: ${loadText()}.\n`);
  const wanted = quick ? [tinyRow] : rows.filter(({ name }) => options.only.some((text) => name.includes(text)));
  for (const row of wanted.filter(({ name }) => kept.rows.every((old) => old.name !== name))) {
    const result = await measureRow(row, contenders, { runs, limits, onStep: say });
    say(`${row.name}: done, load ${loadText()}`);
    kept = { ...kept, rows: [...kept.rows, result] };
    keep(file, kept);
  }
  if (kept.verdictTimes.length === 0) kept = { ...kept, verdictTimes: await verdictTimes(installation, runs) };
  keep(file, kept);
  console.log(reportText(inOrder(kept)));
  console.log(
    `\nLoad at the end: ${loadText()}. It took ${((performance.now() - start) / 60_000).toFixed(0)} minutes.`,
  );
  if (kept.rows.some(({ disagreements }) => disagreements.length > 0)) process.exitCode = 1;
}

/** The rows in the order in which they are listed, whenever they were measured. */
function inOrder(kept: KeptResults): KeptResults {
  const position = new Map(rows.map(({ name }, place) => [name, place]));
  return { ...kept, rows: kept.rows.toSorted((a, b) => (position.get(a.name) ?? 0) - (position.get(b.name) ?? 0)) };
}

/** What is going on, apart from the result. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

try {
  bench(readOptions(process.argv.slice(2))).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 4;
  });
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 2;
}
