import {
  type Axis,
  AxisError,
  type Cell,
  type CellTrace,
  compare,
  type Matrix,
  MOST_COMBINATIONS,
  nameOf,
} from "../analysis";
import { type AnalysisFormat, type AnalysisOptions, analyse } from "./analysis-command";
import { EXIT, type ExitCode } from "./exit-code";
import { refuseVariant } from "./refuse-variant";
import type { Terminal } from "./terminal";
import { TraceFolder } from "./trace-folder";
import { UsageError } from "./usage-error";

/** How a matrix is shown; all counterexamples that it names are written. */
export type MatrixWriter = (matrix: Matrix, format: AnalysisFormat, width: number, traceFile: CellTrace) => string;

/** Checks specs under all combinations of values, and shows what comes of it. */
export function matrixCommand(
  paths: readonly string[],
  axes: readonly Axis[],
  options: AnalysisOptions,
  terminal: Terminal,
  version: string,
  write: MatrixWriter,
): Promise<ExitCode> {
  return analyse(paths, options, terminal, version, async ({ sources, laboratory, width }) => {
    const combinations = axes.reduce((product, { values }) => product * values.length, sources.length);
    if (combinations > MOST_COMBINATIONS) {
      throw new UsageError(`${String(combinations)} combinations are more than ${String(MOST_COMBINATIONS)}`);
    }
    const compared = await compare(sources, axes, laboratory);
    if (compared.kind === "refused") {
      const code = refuseVariant(compared.source.file, compared.built, options.color, terminal);
      return { code, write: () => "" };
    }
    const { matrix } = compared;
    const folder = options.traces === undefined ? undefined : new TraceFolder(options.traces, width);
    const traceFile = (cell: Cell, property: string): string | undefined =>
      folder?.fileFor(cell.checked, cell.model, cell.combination.file, nameOf(cell, sources.length > 1), property);
    const isOpen = matrix.cells.some(({ outcome }) => !outcome.complete);
    return {
      code: isOpen ? EXIT.open : EXIT.ok,
      write: (format) => write(matrix, format, width, traceFile),
    };
  });
}

/** What a parser of axes gives, its mistakes as mistakes of the command line. */
export function parsedAxes(parse: () => readonly Axis[]): readonly Axis[] {
  try {
    return parse();
  } catch (error) {
    if (error instanceof AxisError) throw new UsageError(error.message);
    throw error;
  }
}
