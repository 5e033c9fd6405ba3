import { parseAxes, sweepMarkdown, sweepObject, sweepText } from "../analysis";
import { jsonText } from "../report";
import type { AnalysisOptions } from "./analysis-command";
import type { ExitCode } from "./exit-code";
import { matrixCommand, parsedAxes } from "./matrix-command";
import type { Terminal } from "./terminal";

export interface SweepCommandOptions extends AnalysisOptions {
  readonly over: string;
}

/** `gupcheck sweep`: from which bounds on the verdicts of a spec stay the same, within those that are swept. */
export async function sweepSpec(
  path: string,
  options: SweepCommandOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const axes = parsedAxes(() => parseAxes(options.over));
  return matrixCommand([path], axes, options, terminal, version, (matrix, format, width, traceFile) => {
    switch (format) {
      case "text":
        return sweepText(matrix, width, traceFile);
      case "markdown":
        return sweepMarkdown(matrix, traceFile);
      case "json":
        return jsonText({ schemaVersion: 1, toolVersion: version, sweep: sweepObject(matrix, traceFile) });
    }
  });
}
