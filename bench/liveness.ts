/**
 * What responses cost: the same model searched without them and with them, and SPIN on one of them, in turns; see README.md.
 *
 *   npm run build && node -r ts-node/register/transpile-only bench/liveness.ts [rounds] [text in the name of a row]
 */
import type { Contender } from "./contender";
import { gupcheck, shipped } from "./gupcheck";
import { livenessRows } from "./liveness-rows";
import { loadText, machineText } from "./machine";
import { type Entry, measureRow, type RowResult } from "./measure-row";
import { spinResponse } from "./spin-response";
import { pairedRatios, spread, summarize } from "./statistics";

const SAFETY = "gupcheck, safety";
const LIVENESS = "gupcheck, with responses";
const SPIN = "SPIN, -a -f";

const [rounds = "3", wanted = ""] = process.argv.slice(2);
const limits = { seconds: 300, memoryBytes: 6 * 2 ** 30 };

function contenders(property: string): readonly Contender[] {
  return [
    gupcheck({ name: SAFETY, workers: 1, installation: shipped }),
    gupcheck({ name: LIVENESS, workers: 1, installation: shipped, liveness: true }),
    spinResponse(SPIN, property),
  ];
}

function entryOf(result: RowResult, name: string): Entry | undefined {
  return result.entries.find(({ contender }) => contender === name);
}

type Measure = "seconds" | "cpuSeconds" | "memoryBytes";

function valuesOf(entry: Entry | undefined, of: Measure): readonly (number | undefined)[] {
  return entry?.runs.map((run) => run?.[of]) ?? [];
}

function medianOf(entry: Entry | undefined, of: Measure): number | undefined {
  return summarize(valuesOf(entry, of).filter((value) => value !== undefined))?.median;
}

function seconds(entry: Entry | undefined): string {
  const own = summarize(valuesOf(entry, "seconds").filter((value) => value !== undefined));
  if (own !== undefined) return `${own.median.toFixed(2)} ±${(spread(own) * 50).toFixed(0)} %`;
  const { failure } = entry ?? {};
  return failure?.kind === "time" ? `> ${failure.seconds.toFixed(0)}` : (failure?.message ?? "");
}

function ratio(over: Entry | undefined, under: Entry | undefined, of: Measure): string {
  const found = summarize(pairedRatios(valuesOf(over, of), valuesOf(under, of)));
  return found === undefined ? "" : `${found.median.toFixed(2)}× (${found.min.toFixed(2)}–${found.max.toFixed(2)})`;
}

function bytes(entry: Entry | undefined, states: number): string {
  const own = medianOf(entry, "memoryBytes");
  return own === undefined ? "" : (own / states).toFixed(0);
}

function verdictIn(entry: Entry | undefined, property: string): string {
  return entry?.runs.find((run) => run !== undefined)?.verdicts?.[property] ?? "";
}

async function bench(): Promise<void> {
  console.log(`${machineText()}\n`);
  console.log(`Medians of ${rounds} interleaved runs. Load of the machine before it began: ${loadText()}.\n`);
  const header = [
    ...["model", "states", "transitions", "responses", "SPIN's", "verdict"],
    ...["safety, s", "with responses, s", "÷ safety", "in CPU time", "bytes/state", "with responses"],
    ...["SPIN, s", "÷ gupcheck, all of it", "in CPU time", "its verdict"],
  ];
  console.log(`| ${header.join(" | ")} |\n|${" --- |".repeat(header.length)}`);
  for (const { property, ...row } of livenessRows.filter(({ name }) => name.includes(wanted))) {
    const responses = row.model().properties.filter(({ kind }) => kind === "leads-to").length;
    const result = await measureRow(row, contenders(property), {
      ...{ runs: Number(rounds), limits },
      onStep: (text) => void process.stderr.write(`${text}\n`),
    });
    const [safety, liveness, spin] = [SAFETY, LIVENESS, SPIN].map((name) => entryOf(result, name));
    const cells = [
      ...[row.name, result.states.toLocaleString("en-US"), result.transitions.toLocaleString("en-US")],
      ...[String(responses), property, verdictIn(liveness, property), seconds(safety), seconds(liveness)],
      ...[ratio(liveness, safety, "seconds"), ratio(liveness, safety, "cpuSeconds")],
      ...[bytes(safety, result.states), bytes(liveness, result.states), seconds(spin)],
      ...[ratio(spin, liveness, "seconds"), ratio(spin, liveness, "cpuSeconds"), verdictIn(spin, property)],
    ];
    console.log(`| ${cells.join(" | ")} |`);
    if (result.disagreements.length > 0) throw new Error(result.disagreements.join("; "));
    if (!["", verdictIn(liveness, property)].includes(verdictIn(spin, property))) process.exitCode = 1;
  }
  console.log(`\nLoad at the end: ${loadText()}.`);
}

void bench();
