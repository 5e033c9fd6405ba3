import { modelHash, stillViolated, TooManyStates } from "../checker";
import { Interpreter, nearest } from "../model";
import { ruleMark } from "../policies";
import { jsonText, type ReplayReport, ReplayTooWide, replayText, replayTrace } from "../report";
import { type ColorChoice, paintFor, wantsColor } from "./color";
import { unplaced } from "./diagnostics";
import { EXIT, type ExitCode } from "./exit-code";
import { nameOf } from "./inputs";
import { loadPlugins } from "./plugins";
import { readSpec } from "./read-spec";
import { readTrace } from "./read-trace";
import { refuse } from "./refuse";
import { type Terminal, widthFor } from "./terminal";
import { UsageError } from "./usage-error";

export interface ReplayOptions {
  readonly expect: "gone" | "violated";
  readonly format: "text" | "json";
  readonly plugin?: readonly string[];
  readonly width?: number;
  readonly ascii?: boolean;
  readonly color: ColorChoice;
}

/** `gupcheck replay`: a recorded trace against a spec as it is now. */
export async function replay(
  path: string,
  specPath: string,
  options: ReplayOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  if (path === "-" && specPath === "-") throw new UsageError("trace and spec cannot both be standard input");
  const read = await readTrace(path, terminal);
  if (read.kind === "refused") return refuse(read.diagnostics, options.color, terminal);
  const extensions = loadPlugins(options.plugin ?? []);
  if (extensions.kind === "refused") return refuse(extensions.diagnostics, options.color, terminal);
  const spec = await readSpec({ path: specPath }, () => terminal.input, extensions);
  if (spec.kind === "refused") return refuse(spec.diagnostics, options.color, terminal);
  const { model } = spec.assembled;
  const { file } = read;
  const { id } = file.property;
  const property = model.properties.find((candidate) => candidate.id === id);
  if (property === undefined) {
    const ids = model.properties.map((candidate) => candidate.id);
    const meant = nearest(id, ids);
    throw new UsageError(
      `${nameOf({ path: specPath })} does not check "${id}", which the trace violates; ` +
        (meant === undefined ? `it checks: ${ids.join(", ")}` : `did you mean "${meant}"?`),
    );
  }
  const interpreter = new Interpreter(model);
  let report: ReplayReport;
  try {
    report = replayTrace({
      file,
      interpreter,
      property: id,
      modelHash: modelHash(model),
      rules: new Map(spec.spec.assembly.rules.map((rule) => [ruleMark(rule.id), rule.id])),
      violates: (trace, stuck) => stillViolated(property, trace, interpreter, stuck),
    });
  } catch (error) {
    if (!(error instanceof ReplayTooWide || error instanceof TooManyStates)) throw error;
    terminal.err.write(`inconclusive: ${error.message}\n`);
    return EXIT.open;
  }
  if (report.sameModel && report.outcome !== "violated") {
    const message =
      "the model is the one that this trace was recorded from, and yet the trace is none of it: the file was changed";
    return refuse([unplaced("trace/not-of-its-model", nameOf({ path }), message)], options.color, terminal);
  }
  const as = { ...options, spec: nameOf({ path: specPath }), trace: nameOf({ path }), version };
  terminal.out.write(options.format === "json" ? replayJson(report, as) : textOf(report, as, terminal));
  return (report.outcome === "violated") === (options.expect === "violated") ? EXIT.ok : EXIT.wrong;
}

type Named = ReplayOptions & { readonly spec: string; readonly trace: string; readonly version: string };

function textOf(report: ReplayReport, { spec, width, ascii, color }: Named, terminal: Terminal): string {
  const paint = paintFor(wantsColor(color, terminal.out, terminal.env));
  const style = { width: widthFor(terminal.out, width), ascii: ascii === true, paint, traces: "all", verbose: false };
  return replayText(report, spec, { ...style, traces: "all" });
}

function replayJson(report: ReplayReport, { spec, trace, expect, version }: Named): string {
  const passed = (report.outcome === "violated") === (expect === "violated");
  return jsonText({ schemaVersion: 1, toolVersion: version, spec, trace, expected: expect, passed, ...report });
}
