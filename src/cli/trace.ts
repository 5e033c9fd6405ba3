import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { MAIL_WIDTH, TRACE_FORMATS, TRACE_SUFFIXES, type TraceFormat, traceFormatOf, writeTrace } from "../report";
import { type ColorChoice, paintFor, wantsColor } from "./color";
import { EXIT, type ExitCode } from "./exit-code";
import { isSameFile, reasonOf } from "./output-file";
import { readTrace } from "./read-trace";
import { refuse } from "./refuse";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

export interface TraceOptions {
  readonly to?: TraceFormat;
  readonly output?: string;
  readonly width?: number;
  readonly ascii?: boolean;
  readonly color: ColorChoice;
}

/** `gupcheck trace`: a trace file in another format. */
export async function trace(path: string, options: TraceOptions, terminal: Terminal): Promise<ExitCode> {
  const { to, output, width = MAIL_WIDTH, ascii = false, color } = options;
  const format = to ?? (output === undefined ? "text" : traceFormatOf(output));
  if (format === undefined) {
    const suffixes = TRACE_FORMATS.map((each) => TRACE_SUFFIXES[each]).join(" ");
    throw new UsageError(`"${output ?? ""}" ends in none of ${suffixes}; --to names a format`);
  }
  if (output !== undefined && isSameFile(path, output)) {
    throw new UsageError(`"${output}" is the trace itself: choose another file for the output`);
  }
  const read = await readTrace(path, terminal);
  if (read.kind === "refused") return refuse(read.diagnostics, color, terminal);
  const paint = paintFor(output === undefined && wantsColor(color, terminal.out, terminal.env));
  const text = writeTrace(read.file, format, { width, ascii, paint, traces: "all", verbose: false });
  if (output === undefined) {
    terminal.out.write(text);
    return EXIT.ok;
  }
  try {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, text);
  } catch (error) {
    throw new UsageError(`"${output}" cannot be written: ${reasonOf(error)}`);
  }
  return EXIT.ok;
}
