import { names } from "./contenders";
import type { Entry, RowResult } from "./measure-row";
import { pairedRatios, type Summary, spread, summarize } from "./statistics";
import type { VerdictTime } from "./verdict-time";

/** Bytes that a state may cost beside its own: a place in the table, the number of the state it came from. */
const BESIDE_STATE = 16;

type Cells = readonly string[];

/** The table of all models, as Markdown. */
export function resultTable(results: readonly RowResult[]): string {
  const header: Cells = [
    "model",
    "states",
    "transitions",
    ...Object.values(names).map((name) => `${name}, k states/s`),
    "SPIN ÷ 1 worker",
    "in CPU time",
    "Rumur ÷ 1 worker",
    "in CPU time",
    "1 worker ÷ 2",
    "SPIN reduced ÷ 1 worker",
    "bytes/state",
    "packed",
    "÷ (packed + 16)",
    "SPIN, bytes/state",
    "Rumur, bytes/state",
  ];
  return markdown(header, results.map(cellsOf));
}

function cellsOf(result: RowResult): Cells {
  const { name, states, transitions, entries, disagreements } = result;
  if (disagreements.length > 0) return [name, `ERROR: the counts differ: ${disagreements.join("; ")}`];
  const entry = (wanted: string): Entry | undefined => entries.find(({ contender }) => contender === wanted);
  const memory = bytesPerState(entry(names.one), states);
  const packed = entry(names.one)?.runs.find((run) => run !== undefined)?.packedBytes;
  return [
    name,
    count(states),
    count(transitions),
    ...Object.values(names).map((wanted) => rate(entry(wanted), states)),
    ratio(entry(names.spin), entry(names.one), "seconds"),
    ratio(entry(names.spin), entry(names.one), "cpuSeconds"),
    ratio(entry(names.rumur), entry(names.one), "seconds"),
    ratio(entry(names.rumur), entry(names.one), "cpuSeconds"),
    ratio(entry(names.one), entry(names.two), "seconds"),
    ratio(entry(names.spinReduced), entry(names.one), "seconds"),
    memory === undefined ? "" : memory.toFixed(1),
    packed === undefined ? "" : String(packed),
    memory === undefined || packed === undefined ? "" : `${(memory / (packed + BESIDE_STATE)).toFixed(2)}×`,
    bytesPerState(entry(names.spin), states)?.toFixed(0) ?? "",
    bytesPerState(entry(names.rumur), states)?.toFixed(0) ?? "",
  ];
}

/** States a second, in thousands: of the model's states, so that one which leaves some out is comparable. */
function rate(entry: Entry | undefined, states: number): string {
  const seconds = secondsOf(entry);
  const failure = entry?.failure;
  if (seconds !== undefined) {
    const median = `${count(Math.round(states / seconds.median / 1000))} ±${percent(spread(seconds) / 2)}`;
    return failure === undefined ? median : `${median}, ${String(seconds.count)} runs, then: ${failure.message}`;
  }
  switch (failure?.kind) {
    case "time":
      return `> ${failure.seconds.toFixed(0)} s`;
    case "memory":
      return "out of memory";
    case "missing":
      return "not installed";
    case "error":
      return `failed: ${failure.message}`;
    case undefined:
      return "";
  }
}

/** How many times as long; where the slower one was cut, at least so many times. */
function ratio(slow: Entry | undefined, fast: Entry | undefined, of: "seconds" | "cpuSeconds"): string {
  const values = (entry: Entry | undefined): readonly (number | undefined)[] =>
    entry?.runs.map((run) => run?.[of]) ?? [];
  const ratios = summarize(pairedRatios(values(slow), values(fast)));
  if (ratios !== undefined) return slow?.failure === undefined ? times(ratios) : `≥ ${times(ratios)}`;
  const own = summarize(values(fast).filter((value) => value !== undefined));
  const cut = slow?.failure?.kind === "time" ? slow.failure[of] : undefined;
  return cut === undefined || own === undefined ? "" : `> ${(cut / own.median).toFixed(1)}×`;
}

const times = (ratios: Summary): string =>
  ratios.count === 1
    ? `${ratios.median.toFixed(2)}×`
    : `${ratios.median.toFixed(2)}× (${ratios.min.toFixed(2)}–${ratios.max.toFixed(2)})`;

/** Where a model grows: the seconds and the time for each state. */
export function growthTable(results: readonly RowResult[]): string {
  const grown = results.filter(({ series, disagreements }) => series !== undefined && disagreements.length === 0);
  const rows = grown
    .toSorted((a, b) => a.states - b.states)
    .map(({ series = "", states, transitions, entries }) => [
      series,
      count(states),
      (transitions / states).toFixed(2),
      ...[names.one, names.two, names.spin, names.rumur].map((wanted) => {
        const seconds = secondsOf(entries.find(({ contender }) => contender === wanted));
        return seconds === undefined
          ? ""
          : `${seconds.median.toFixed(2)} s, ${((seconds.median / states) * 1e6).toFixed(2)} µs`;
      }),
    ]);
  return markdown(["series", "states", "transitions/state", names.one, names.two, names.spin, names.rumur], rows);
}

/** What the others need before they can begin. */
export function compileTable(results: readonly RowResult[]): string {
  const wanted = [names.spin, names.spinReduced, names.rumur, names.rumurTwo];
  const rows = results.map(({ name, entries }) => [
    name,
    ...wanted.map((each) => entries.find(({ contender }) => contender === each)?.prepareSeconds.toFixed(1) ?? ""),
  ]);
  return markdown(["model", ...wanted.map((each) => `${each}, s`)], rows);
}

export function verdictTable(all: readonly VerdictTime[]): string {
  return markdown(
    ["from start to verdict", "seconds", "times gupcheck"],
    all.map(({ name, seconds, ratio: ratios }) => [
      name,
      seconds === undefined ? "does not run here" : `${seconds.median.toFixed(2)} ±${percent(spread(seconds) / 2)}`,
      ratios === undefined ? "" : times(ratios),
    ]),
  );
}

function secondsOf(entry: Entry | undefined): Summary | undefined {
  return summarize(entry?.runs.flatMap((run) => (run === undefined ? [] : [run.seconds])) ?? []);
}

function bytesPerState(entry: Entry | undefined, states: number): number | undefined {
  const peak = summarize(entry?.runs.flatMap((run) => (run === undefined ? [] : [run.memoryBytes])) ?? []);
  return peak === undefined ? undefined : peak.median / states;
}

const count = (value: number): string => value.toLocaleString("en-US");
const percent = (part: number): string => `${(part * 100).toFixed(0)} %`;

function markdown(header: Cells, rows: readonly Cells[]): string {
  const line = (cells: Cells): string => `| ${cells.join(" | ")} |`;
  const rule = header.map((_, position) => (position === 0 ? "---" : "---:"));
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}
