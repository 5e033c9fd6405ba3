import { writeFileSync } from "node:fs";
import {
  diagnosticText,
  passed,
  type RunReport,
  runJson,
  type SpecOutcome,
  specText,
  summaryText,
  type TextOptions,
} from "../report";
import type { OutputChoice } from "./option-values";

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
}

/** Where a report goes: piece by piece while the run goes on, or at its end. */
export interface Output {
  add(outcome: SpecOutcome): void;
  finish(report: RunReport): void;
}

/**
 * An output in the format and to the place that was chosen. `write` writes to standard output; text there leaves out
 * specs without a result, which standard error tells of.
 */
export function outputTo(
  { format, file }: OutputChoice,
  options: OutputOptions,
  write: (text: string) => void,
): Output {
  const pieces: string[] = [];
  const emit = file === undefined ? write : (text: string): void => void pieces.push(text);
  const close = (): void => {
    if (file !== undefined) writeFileSync(file, pieces.join(""));
  };
  const style = file === undefined ? options.text : options.textInFiles;
  switch (format) {
    case "text": {
      let first = true;
      const separated = (text: string): void => {
        if (text === "") return;
        emit(first ? text : `\n${text}`);
        first = false;
      };
      return {
        add: (outcome) => {
          if (outcome.kind === "checked" || file !== undefined) separated(outcomeText(outcome, options, style));
        },
        finish: (report) => {
          const isDull = options.quiet && report.outcomes.every(isPassed);
          if (options.many && !isDull) separated(summaryText(report, options.reproduce, style));
          close();
        },
      };
    }
    case "json":
      return {
        add: () => undefined,
        finish: (report) => {
          emit(runJson(report));
          close();
        },
      };
  }
}

function isPassed(outcome: SpecOutcome): boolean {
  return outcome.kind === "checked" && passed(outcome.result);
}

function outcomeText(outcome: SpecOutcome, { many, quiet }: OutputOptions, style: TextOptions): string {
  if (isPassed(outcome) && (quiet || (many && !style.verbose))) return "";
  switch (outcome.kind) {
    case "checked":
      return specText(outcome.result, style);
    case "refused":
    case "internal-error":
      return outcome.diagnostics.map((diagnostic) => diagnosticText(diagnostic, style)).join("");
  }
}
