import {
  type AblationReport,
  type AblationResult,
  ablate,
  ablationMarkdown,
  ablationObject,
  ablationText,
  changeText,
  type TraceFile,
} from "../analysis";
import { jsonText } from "../report";
import { type AnalysisOptions, analyse } from "./analysis-command";
import { EXIT, type ExitCode, worst } from "./exit-code";
import { refuseVariant } from "./refuse-variant";
import type { Terminal } from "./terminal";
import { TraceFolder } from "./trace-folder";

export interface AblateCommandOptions extends AnalysisOptions {
  /** False with --no-options: only whole rules. */
  readonly options: boolean;
  /** False with --no-pairs. */
  readonly pairs: boolean;
}

/** `gupcheck ablate`: what each rule and each option of a policy is for. */
export function ablateSpecs(
  paths: readonly string[],
  options: AblateCommandOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  return analyse(paths, options, terminal, version, async ({ sources, laboratory, progress, width }) => {
    const folder = options.traces === undefined ? undefined : new TraceFolder(options.traces, width);
    const reports: { readonly report: AblationReport; readonly traceFile: TraceFile }[] = [];
    const codes: ExitCode[] = [];
    for (const source of sources) {
      if (laboratory.isStopped) break;
      progress.about(source.file);
      const ablated = await ablate(source, laboratory, options);
      if (ablated.kind === "refused") {
        codes.push(refuseVariant(source.file, ablated, options.color, terminal));
        continue;
      }
      const { report } = ablated;
      codes.push(isOpen(report) ? EXIT.open : EXIT.ok);
      reports.push({
        report,
        traceFile: ({ checked, model, change }, property) =>
          folder?.fileFor(checked, model, source.file, changeText(change), property),
      });
    }
    return {
      code: worst(codes),
      write: (format) => {
        switch (format) {
          case "text":
            return reports.map(({ report, traceFile }) => ablationText(report, traceFile)).join("\n");
          case "markdown":
            return reports.map(({ report, traceFile }) => ablationMarkdown(report, traceFile)).join("\n");
          case "json": {
            const ablations = reports.map(({ report, traceFile }) => ablationObject(report, traceFile));
            return jsonText({ schemaVersion: 1, toolVersion: version, ablations });
          }
        }
      },
    };
  });
}

/** A limit cut something, or a model went wrong. */
function isOpen({ base, rules, larger, options, pairs }: AblationReport): boolean {
  const results: readonly AblationResult[] = [...rules, ...larger, ...options, ...pairs];
  return [base, ...results.map(({ outcome }) => outcome)].some(({ complete }) => !complete);
}
