import {
  codeMarkdown,
  counted,
  linkMarkdown,
  plainMarkdown,
  searchText,
  tableMarkdown,
  tally,
  verdictText,
} from "../text";
import type { AblationReport, AblationResult, Effect } from "./ablate";
import { changeText } from "./change";

/** Where the counterexample of a property under a change was written; undefined where it was not. */
export type TraceFile = (result: AblationResult, property: string) => string | undefined;

export const noTraceFiles: TraceFile = () => undefined;

/** An ablation as plain text. What comes from the spec is not escaped yet. */
export function ablationText(report: AblationReport, traceFile: TraceFile = noTraceFiles): string {
  const { file, title, base, rules, larger, options, pairs, idle } = report;
  const lines = [
    `Which rule protects what: ${title}`,
    `  spec  ${file}`,
    `  base  ${tally(base.properties)}; ${searchText(base)}`,
    ...base.properties
      .filter(({ verdict }) => verdict !== "holds")
      .map((property) => `        ${property.id}: ${verdictText(property)}`),
    ...section("Without a rule", [...rules, ...larger], traceFile, true),
    ...section("With a weaker option", options, traceFile, false),
    ...section("Without two rules, of which one protects nothing alone", pairs, traceFile, false),
  ];
  if (idle.length > 0) lines.push("", `Rules that protect nothing by themselves here: ${idle.join(", ")}`);
  if (report.interrupted) lines.push("", "Interrupted: what is not listed was not looked at.");
  return `${lines.join("\n")}\n`;
}

function section(
  title: string,
  results: readonly AblationResult[],
  traceFile: TraceFile,
  all: boolean,
): readonly string[] {
  if (results.length === 0) return [];
  const telling = results.filter((result) => all || !isIdle(result));
  const silent = results.filter((result) => !telling.includes(result));
  return [
    "",
    title,
    ...telling.flatMap((result) => [`  ${changeText(result.change)}`, ...effectLines(result, traceFile)]),
    ...(silent.length === 0
      ? []
      : ["  no verdict changes with", ...silent.map(({ change }) => `      ${changeText(change)}`)]),
  ];
}

const isIdle = ({ loses, gains }: AblationResult): boolean => loses.length + gains.length === 0;

function effectLines(result: AblationResult, traceFile: TraceFile): readonly string[] {
  const { loses, gains, outcome } = result;
  if (outcome.error !== undefined) return [`      ${searchText(outcome)}`];
  if (isIdle(result)) return ["      every verdict stays as it is"];
  const widest = Math.max(...[...loses, ...gains].map(({ property }) => property.length));
  const line = (effect: Effect, word: string): string =>
    `      ${word} ${effect.property.padEnd(widest)}  ${verdictText({ verdict: effect.after, steps: effect.steps })}`;
  const traces = new Set([...loses, ...gains].flatMap(({ property }) => traceFile(result, property) ?? []));
  return [
    ...loses.map((effect) => line(effect, "loses")),
    ...gains.map((effect) => line(effect, "gains")),
    ...[...traces].map((file) => `      told in ${file}`),
  ];
}

/** An ablation as Markdown. */
export function ablationMarkdown(report: AblationReport, traceFile: TraceFile = noTraceFiles): string {
  const { file, title, base, rules, larger, options, pairs, idle } = report;
  const lines = [
    `### ${plainMarkdown(title)}`,
    "",
    `${codeMarkdown(file)}: ${tally(base.properties)}; ${searchText(base)}.`,
    ...base.properties
      .filter(({ verdict }) => verdict !== "holds")
      .map((property) => `\n${codeMarkdown(property.id)} is ${verdictText(property)} as it is.`),
    ...sectionMarkdown("without", [...rules, ...larger], traceFile),
    ...sectionMarkdown(
      "weaker option",
      options.filter((result) => !isIdle(result)),
      traceFile,
    ),
    ...sectionMarkdown("without two", pairs, traceFile),
  ];
  const silent = options.filter(isIdle);
  if (silent.length > 0) {
    lines.push(
      "",
      `No verdict changes with ${silent.map(({ change }) => plainMarkdown(changeText(change))).join("; ")}.`,
    );
  }
  if (idle.length > 0) lines.push("", `Protect nothing by themselves here: ${idle.map(codeMarkdown).join(", ")}.`);
  if (report.interrupted) lines.push("", "Interrupted: what is not listed was not looked at.");
  return `${lines.join("\n")}\n`;
}

function sectionMarkdown(head: string, results: readonly AblationResult[], traceFile: TraceFile): readonly string[] {
  if (results.length === 0) return [];
  const cell = (effects: readonly Effect[], result: AblationResult): string =>
    effects
      .map((effect) => {
        const text = `${codeMarkdown(effect.property)} ${verdictText({ verdict: effect.after, steps: effect.steps })}`;
        return linkMarkdown(text, traceFile(result, effect.property));
      })
      .join("; ");
  const rows = results.map((result) => [
    plainMarkdown(changeText(result.change)),
    result.outcome.error === undefined
      ? cell(result.loses, result) || "nothing"
      : plainMarkdown(searchText(result.outcome)),
    cell(result.gains, result),
    counted(result.outcome.states, "state"),
  ]);
  return ["", tableMarkdown([head, "is no longer so", "is so only now", "searched"], rows)];
}

/** An ablation as data for JSON. */
export function ablationObject(report: AblationReport, traceFile: TraceFile = noTraceFiles): object {
  const shown = (result: AblationResult): object => {
    const { model: _model, checked: _checked, loses, gains, change, ...rest } = result;
    const told = (effects: readonly Effect[]) =>
      effects.map((effect) => {
        const trace = traceFile(result, effect.property);
        return { ...effect, ...(trace === undefined ? {} : { trace }) };
      });
    return { ...rest, change, text: changeText(change), loses: told(loses), gains: told(gains) };
  };
  const { rules, larger, options, pairs, file, ...rest } = report;
  return {
    ...rest,
    spec: file,
    rules: rules.map(shown),
    larger: larger.map(shown),
    options: options.map(shown),
    pairs: pairs.map(shown),
  };
}
