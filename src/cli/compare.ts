import { matrixMarkdown, matrixObject, matrixText, parseAxis } from "../analysis";
import { jsonText } from "../report";
import type { AnalysisOptions } from "./analysis-command";
import type { ExitCode } from "./exit-code";
import { matrixCommand, parsedAxes } from "./matrix-command";
import type { Terminal } from "./terminal";

export interface CompareCommandOptions extends AnalysisOptions {
  readonly axis?: readonly string[];
}

/** `gupcheck compare`: verdicts of several specs, and of each under all combinations of values on some axes. */
export async function compareSpecs(
  paths: readonly string[],
  options: CompareCommandOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const axes = parsedAxes(() => (options.axis ?? []).map(parseAxis));
  return matrixCommand(paths, axes, options, terminal, version, (matrix, format, width, traceFile) => {
    switch (format) {
      case "text":
        return matrixText(matrix, width, traceFile);
      case "markdown":
        return matrixMarkdown(matrix, traceFile);
      case "json":
        return jsonText({ schemaVersion: 1, toolVersion: version, matrix: matrixObject(matrix, traceFile) });
    }
  });
}
