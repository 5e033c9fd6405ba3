import { quoted } from "../cli/quoted";
import { toolVersion } from "../cli/version";
import {
  defaultTextOptions,
  diagnosticText,
  MAIL_WIDTH,
  type PluginReport,
  runJson,
  specText,
  type TextOptions,
  type TraceFile,
  type TraceFormat,
  traceFilesOf,
  writeTrace,
} from "../report";
import { wasInterrupted } from "./check";
import type { CheckOutcome } from "./check-outcome";
import type { RefusedSpec } from "./spec-source";

/** How text looks; default: 100 columns, arrows, counterexamples of unexpected violations, no colours. */
export type TextStyle = Partial<Omit<TextOptions, "paint">>;

/** One JSON object with all outcomes: what `gupcheck run -f json` prints, in the form of schema/result.schema.json. */
export function resultJson(outcomes: readonly (CheckOutcome | RefusedSpec)[]): string {
  const plugins = new Map<string, PluginReport>(
    outcomes.flatMap((outcome) => outcome.plugins.map((plugin) => [`${plugin.sha256} ${plugin.file}`, plugin])),
  );
  return runJson({
    toolVersion: toolVersion(),
    plugins: [...plugins.values()],
    outcomes,
    interrupted: outcomes.some(wasInterrupted),
  });
}

/** An outcome as `gupcheck run` prints it, for people. Safe on a terminal, whatever the spec contains. */
export function resultText(outcome: CheckOutcome | RefusedSpec, style: TextStyle = {}): string {
  const options: TextOptions = { ...defaultTextOptions, ...style };
  return outcome.kind === "checked"
    ? specText(outcome.result, options)
    : outcome.diagnostics.map((diagnostic) => diagnosticText(diagnostic, options)).join("");
}

/**
 * The counterexamples of an outcome, in the order of its properties, as plain data; `JSON.stringify` gives what
 * `--trace-out NAME.json` writes. `reproduce` is the command that readers are told.
 */
export function traceFiles(
  outcome: CheckOutcome | RefusedSpec,
  reproduce = `gupcheck run ${quoted(outcome.kind === "checked" ? outcome.result.spec : outcome.spec)}`,
): readonly TraceFile[] {
  return outcome.kind === "checked" ? traceFilesOf(outcome.result, toolVersion(), reproduce) : [];
}

/** A counterexample in a format of `gupcheck trace --to`. The style is for `text` only; its width is that of mail. */
export function renderTrace(trace: TraceFile, format: TraceFormat, style: TextStyle = {}): string {
  return writeTrace(trace, format, { ...defaultTextOptions, width: MAIL_WIDTH, ...style });
}
