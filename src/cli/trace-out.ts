import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import {
  defaultTextOptions,
  MAIL_WIDTH,
  type SpecOutcome,
  type TraceFile,
  type TraceFormat,
  traceFilesOf,
  writeTrace,
} from "../report";
import { reasonOf } from "./output-file";
import type { TraceOutChoice } from "./trace-values";

/** How traces are written while a run goes on. */
export interface TraceOutOptions {
  readonly patterns: readonly TraceOutChoice[];
  readonly version: string;
  readonly ascii: boolean;
  /** The command that runs one spec again. */
  readonly reproduce: (spec: string) => string;
  /** Files that the run writes otherwise. */
  readonly taken: readonly string[];
  /** Told of each file that was written. */
  readonly say: (line: string) => void;
}

/** Longer names would not fit into a file name. */
const LONGEST = 80;

/** Writes each counterexample of a run to a file for each pattern, as soon as it is there. */
export class TraceOut {
  private readonly written: Set<string>;
  private readonly failed: { readonly file: string; readonly reason: string }[] = [];
  private count = 0;

  constructor(private readonly options: TraceOutOptions) {
    this.written = new Set(options.taken.map((file) => resolve(file)));
  }

  /** The files that could not be written. */
  get unwritten(): readonly { readonly file: string; readonly reason: string }[] {
    return this.failed;
  }

  add(outcome: SpecOutcome): void {
    if (outcome.kind !== "checked" || this.options.patterns.length === 0) return;
    const { spec } = outcome.result;
    for (const file of traceFilesOf(outcome.result, this.options.version, this.options.reproduce(spec))) {
      this.count += 1;
      for (const { pattern, format } of this.options.patterns) this.write(this.nameFor(pattern, file), format, file);
    }
  }

  /** The name for a trace; where another file of this run has it already, with a number before the suffix. */
  private nameFor(pattern: string, file: TraceFile): string {
    const name = expand(pattern, file, this.count);
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : numbered(name, number);
      if (this.written.has(resolve(candidate))) continue;
      this.written.add(resolve(candidate));
      return candidate;
    }
  }

  private write(name: string, format: TraceFormat, file: TraceFile): void {
    const { say, ascii } = this.options;
    const style = { ...defaultTextOptions, width: MAIL_WIDTH, ascii };
    const text = writeTrace(file, format, style);
    try {
      mkdirSync(dirname(name), { recursive: true });
      writeFileSync(name, text);
      say(`trace of ${file.property.id}: ${name}`);
    } catch (error) {
      this.failed.push({ file: name, reason: reasonOf(error) });
    }
  }
}

/** Puts values for the placeholders of a pattern. A value never leads to another folder. */
function expand(pattern: string, { property, spec }: TraceFile, count: number): string {
  const values: Readonly<Record<string, string>> = {
    property: fileNamePart(property.id),
    spec: fileNamePart(basename(spec).replace(/\.ya?ml$/i, "")),
    n: String(count),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A text as part of a file name: no separators, no leading dot, nothing that a shell or another system minds. */
function fileNamePart(text: string): string {
  const safe = text
    .replace(/[^\w.-]+/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, LONGEST);
  return safe === "" ? "_" : safe;
}

/** `out/a.itf.json` as `out/a-2.itf.json`. */
function numbered(name: string, number: number): string {
  const folder = name.slice(0, name.length - basename(name).length);
  const [, stem = "", suffix = ""] = /^(.*?)((?:\.(?:itf|perfetto))?\.\w+)$/i.exec(basename(name)) ?? [];
  return `${folder}${stem}-${String(number)}${suffix}`;
}
