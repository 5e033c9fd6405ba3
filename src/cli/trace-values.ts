import { InvalidArgumentError } from "commander";
import type { TraceFormat } from "../report";

/** A pattern of file names, and the format that its suffix asks for. */
export interface TraceOutChoice {
  readonly pattern: string;
  readonly format: TraceFormat;
}

const PLACEHOLDERS: readonly string[] = ["property", "spec", "n"];

/** A pattern for `--trace-out`, added to the ones before it. */
export function traceOutChoice(pattern: string, before: readonly TraceOutChoice[] = []): readonly TraceOutChoice[] {
  const { TRACE_FORMATS, TRACE_SUFFIXES, traceFormatOf } =
    require("../report/trace-format/trace-format") as typeof import("../report/trace-format/trace-format");
  const format = traceFormatOf(pattern);
  if (format === undefined) {
    const suffixes = TRACE_FORMATS.map((each) => TRACE_SUFFIXES[each]);
    throw new InvalidArgumentError(`the name must end in one of ${suffixes.join(" ")}`);
  }
  const unknown = [...pattern.matchAll(/\{([^{}]*)\}/g)].find(([, name = ""]) => !PLACEHOLDERS.includes(name));
  if (unknown !== undefined) {
    const known = PLACEHOLDERS.map((name) => `{${name}}`).join(", ");
    throw new InvalidArgumentError(`${unknown[0]} is no placeholder; there are ${known}`);
  }
  if (before.some((other) => other.pattern === pattern)) {
    throw new InvalidArgumentError(`"${pattern}" is given twice`);
  }
  return [...before, { pattern, format }];
}
