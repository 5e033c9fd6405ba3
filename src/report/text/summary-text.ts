import { escapeAll, inert } from "../escape";
import type { RunReport, SpecOutcome, SpecResult } from "../spec-result";
import { statusOf as plainStatus, specOf } from "../spec-status";
import { counted, grouped, omissionText, seconds } from "./quantity";
import { heading } from "./spec-text";
import type { TextOptions } from "./style";
import { displayWidth, pad, padLeft } from "./width";

interface Row {
  readonly spec: string;
  readonly status: "ok" | "known" | "FAILED" | "open" | "ERROR";
  /** States, transitions, depth, time; nothing for a spec without a result. */
  readonly numbers: readonly string[];
  /** What is not as expected, in a few words. */
  readonly off: readonly string[];
}

const NUMBERS = ["states", "transitions", "depth", "time"] as const;

/** Many specs, a line each, what is not as expected, and totals. `reproduce` is the command that runs one spec alone. */
export function summaryText(unsafe: RunReport, reproduce: (spec: string) => string, options: TextOptions): string {
  const report = escapeAll(unsafe);
  const rows = report.outcomes.map(rowOf);
  const specWidth = Math.max(4, ...rows.map(({ spec }) => displayWidth(spec)));
  const widths = NUMBERS.map((name, at) =>
    Math.max(name.length, ...rows.map(({ numbers }) => displayWidth(numbers[at] ?? ""))),
  );
  const line = (status: string, spec: string, numbers: readonly string[]): string =>
    [status, pad(spec, specWidth), ...widths.map((width, at) => padLeft(numbers[at] ?? "", width))]
      .join("  ")
      .trimEnd();
  const table = rows.flatMap((row) => [
    line(tone(row, options)(row.status.padEnd(6)), row.spec, row.numbers),
    ...row.off.map((text) => `          ${text}`),
  ]);
  const failed = unsafe.outcomes.filter((outcome) => !["ok", "known"].includes(statusOf(outcome))).map(specOf);
  const lines = [
    ...heading(report.interrupted ? "summary, interrupted" : "summary", options),
    "",
    options.paint.faint(line("".padEnd(6), "spec", NUMBERS)),
    ...table,
    "",
    totals(report),
    ...omission(report),
    ...(failed.length === 0 ? [] : ["", "to reproduce:", ...failed.map((spec) => `  ${reproduce(spec)}`)]),
  ];
  return inert(`${lines.join("\n")}\n`);
}

function rowOf(outcome: SpecOutcome): Row {
  const status = statusOf(outcome);
  switch (outcome.kind) {
    case "checked": {
      const { result } = outcome;
      const { states, transitions, depth, stats } = result;
      const numbers = [grouped(states), grouped(transitions), String(depth), seconds(stats.seconds)];
      return { spec: result.spec, status, numbers, off: offExpectation(result) };
    }
    case "refused":
    case "internal-error": {
      const errors = outcome.diagnostics.filter(({ severity }) => severity === "error");
      return { spec: outcome.spec, status, numbers: [], off: [...new Set(errors.map(({ code }) => code))] };
    }
  }
}

function statusOf(outcome: SpecOutcome): Row["status"] {
  const status = plainStatus(outcome);
  return status === "failed" ? "FAILED" : status === "error" ? "ERROR" : status;
}

function offExpectation({ properties }: SpecResult): readonly string[] {
  return properties
    .filter(({ judgement }) => judgement !== "met")
    .map(
      ({ id, verdict, expected, known }) =>
        `${known === true ? "known: " : ""}${id}: ${verdict}${expected === undefined ? "" : `, expected: ${expected}`}`,
    );
}

function tone({ status }: Row, { paint }: TextOptions): (text: string) => string {
  switch (status) {
    case "ok":
      return paint.good;
    case "FAILED":
    case "ERROR":
      return paint.bad;
    case "known":
    case "open":
      return paint.doubtful;
  }
}

function totals({ outcomes }: RunReport): string {
  const results = outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome.result] : []));
  const sum = (value: (result: SpecResult) => number): number =>
    results.reduce((total, result) => total + value(result), 0);
  const statuses = outcomes.map(statusOf);
  const count = (status: Row["status"]): number => statuses.filter((each) => each === status).length;
  const failed = [
    ...(count("known") === 0 ? [] : [`${grouped(count("known"))} known`]),
    ...(count("FAILED") === 0 ? [] : [`${grouped(count("FAILED"))} failed`]),
    ...(count("open") === 0 ? [] : [`${grouped(count("open"))} inconclusive`]),
    ...(count("ERROR") === 0 ? [] : [`${grouped(count("ERROR"))} with errors`]),
  ];
  const verdicts = [`${counted(outcomes.length, "spec")}: ${grouped(count("ok"))} passed`, ...failed].join(", ");
  const work = `${counted(
    sum(({ states }) => states),
    "state",
  )}, ${counted(
    sum(({ transitions }) => transitions),
    "transition",
  )}, ${seconds(sum(({ stats }) => stats.seconds))}`;
  return `${verdicts}; ${work}`;
}

/** The probability that a state of any of the specs was missed is at most the sum. */
function omission({ outcomes }: RunReport): readonly string[] {
  const found = outcomes.flatMap((outcome) =>
    outcome.kind === "checked" && outcome.result.omissionProbability !== undefined
      ? [outcome.result.omissionProbability]
      : [],
  );
  if (found.length === 0) return [];
  return [
    omissionText(
      Math.min(
        1,
        found.reduce((total, probability) => total + probability, 0),
      ),
    ),
  ];
}
