import { isAbsolute, relative, resolve, sep } from "node:path";
import {
  diagnosticText,
  type FileOptions,
  type GithubOptions,
  gateText,
  githubCommands,
  githubSummary,
  junitXml,
  markdownReport,
  type RunReport,
  runJson,
  type SpecOutcome,
  sarifLog,
  specText,
  summaryText,
  type TextOptions,
  tolerated,
} from "../report";
import { SPEC_MEANINGS } from "./code-meanings";
import { EXIT, exitCodeOf, exitMeanings } from "./exit-code";
import type { OutputChoice } from "./option-values";
import { OutputFile } from "./output-file";

/** What the outputs of a run have in common. */
export interface OutputOptions {
  /** How text looks on standard output; in files it has no colours. */
  readonly text: TextOptions;
  readonly textInFiles: TextOptions;
  /** More than one spec: those that pass are listed in the summary only, unless `verbose`. */
  readonly many: boolean;
  /** Only what is not as it should be. */
  readonly quiet: boolean;
  /** The command that runs one spec again. */
  readonly reproduce: (spec: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A report that could not be written. */
interface Unwritten {
  readonly file: string;
  readonly reason: string;
}

/** Where a report goes: piece by piece while the run goes on, or at its end. */
export interface Output {
  add(outcome: SpecOutcome): void;
  /** What could not be written. */
  finish(report: RunReport): readonly Unwritten[];
}

/** The formats that were chosen, and text on standard output unless something else is there: files silence nothing. */
export function withTerminal(choices: readonly OutputChoice[] = []): readonly OutputChoice[] {
  const isTaken = choices.some(({ file }) => file === undefined);
  return isTaken ? choices : [{ format: "text", file: undefined }, ...choices];
}

/**
 * An output in the format and to the place that was chosen. `write` writes to standard output; text there leaves out
 * specs without a result, which standard error tells of. Throws a `UsageError` where a file cannot be written.
 */
export function outputTo(choice: OutputChoice, options: OutputOptions, write: (text: string) => void): Output {
  const { format, file } = choice;
  const target = file === undefined ? undefined : OutputFile.open(file);
  const emit = (text: string): readonly Unwritten[] => {
    if (target !== undefined) return unwritten(target, text);
    write(text);
    return [];
  };
  if (format === "text") return textOutput(target, options, write);
  const summary = format === "github" ? summaryFile(options) : undefined;
  return {
    add: () => undefined,
    finish: (report) => [
      ...emit(reportIn(format, report, options)),
      ...(summary === undefined ? [] : unwritten(summary, githubSummary(report, githubOptions(options)))),
    ],
  };
}

function unwritten(target: OutputFile, text: string): readonly Unwritten[] {
  const reason = target.write(text);
  return reason === undefined ? [] : [{ file: target.name, reason }];
}

/** A whole run in a format that is written at its end. */
function reportIn(format: Exclude<OutputChoice["format"], "text">, report: RunReport, options: OutputOptions): string {
  const inFile: FileOptions = { text: options.textInFiles, reproduce: options.reproduce };
  switch (format) {
    case "json":
      return runJson(report);
    case "junit":
      return junitXml(report, inFile);
    case "sarif": {
      const code = exitCodeOf(report);
      return sarifLog(report, {
        ...inFile,
        explain: (id) => SPEC_MEANINGS[id],
        exit: { code, meaning: exitMeanings[code] },
      });
    }
    case "github":
      return githubCommands(report, githubOptions(options));
    case "markdown":
      return markdownReport(report, inFile);
  }
}

/** Text is written spec by spec; in a file, at the end. */
function textOutput(target: OutputFile | undefined, options: OutputOptions, write: (text: string) => void): Output {
  const pieces: string[] = [];
  const style = target === undefined ? options.text : options.textInFiles;
  let first = true;
  const separated = (text: string): void => {
    if (text === "") return;
    const piece = first ? text : `\n${text}`;
    first = false;
    if (target === undefined) write(piece);
    else pieces.push(piece);
  };
  return {
    add: (outcome) => {
      if (outcome.kind === "checked" || target !== undefined) separated(outcomeText(outcome, options, style));
    },
    finish: (report) => {
      const isDull = options.quiet && report.outcomes.every(isPassed);
      if (options.many && !isDull) separated(summaryText(report, options.reproduce, style));
      if (!isDull || exitCodeOf(report) !== EXIT.ok) separated(gateText(report, style));
      return target === undefined ? [] : unwritten(target, pieces.join(""));
    },
  };
}

function isPassed(outcome: SpecOutcome): boolean {
  return outcome.kind === "checked" && tolerated(outcome.result);
}

/** True where the run need not be made again: it is as it should be, and a search, which nothing is drawn for. */
function isSettled(outcome: SpecOutcome): boolean {
  return isPassed(outcome) && outcome.kind === "checked" && outcome.result.simulation === undefined;
}

function reproduction(spec: string, reproduce: OutputOptions["reproduce"]): string {
  return `\nto reproduce:\n  ${reproduce(spec)}\n`;
}

function outcomeText(outcome: SpecOutcome, { many, quiet, reproduce }: OutputOptions, style: TextOptions): string {
  if (isPassed(outcome) && (quiet || (many && !style.verbose))) return "";
  switch (outcome.kind) {
    case "checked":
      return `${specText(outcome.result, style)}${isSettled(outcome) ? "" : reproduction(outcome.result.spec, reproduce)}`;
    case "refused":
    case "internal-error":
      return outcome.diagnostics.map((diagnostic) => diagnosticText(diagnostic, style)).join("");
  }
}

/** The file that GitHub shows as the summary of the job, where there is one. Other steps write to it as well. */
function summaryFile({ env }: OutputOptions): OutputFile | undefined {
  const name = env.GITHUB_STEP_SUMMARY;
  return name === undefined || name === "" ? undefined : OutputFile.open(name, { keep: true });
}

function githubOptions({ textInFiles, reproduce, env }: OutputOptions): GithubOptions {
  const root = env.GITHUB_WORKSPACE;
  return { text: textInFiles, reproduce, pathOf: (file) => pathIn(root, file) };
}

/** A file as seen from the root of the repository; as it was named where it lies elsewhere. */
function pathIn(root: string | undefined, file: string): string | undefined {
  if (file === "<stdin>") return undefined;
  const path = root === undefined || root === "" ? file : relative(root, resolve(file));
  return (path.startsWith("..") || isAbsolute(path) ? file : path).split(sep).join("/");
}
