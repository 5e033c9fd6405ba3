import { diagnosticText, escapeControls, inert, type PlacedDiagnostic, type TextOptions } from "../report";
import { wantsAscii } from "./ascii";
import { type ColorChoice, paintFor, wantsColor } from "./color";
import { EXIT, type ExitCode, worst } from "./exit-code";
import { failureOf } from "./failure";
import { type Input, inputsOf, nameOf } from "./inputs";
import { internalError } from "./internal-error";
import { type Extensions, loadPlugins } from "./plugins";
import { readSpec } from "./read-spec";
import { type Terminal, widthFor } from "./terminal";

export interface CheckCommandOptions {
  readonly plugin?: readonly string[];
  readonly color: ColorChoice;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** `gupcheck check`: reads and weaves each spec, and says what is wrong with it; searches nothing. */
export async function checkSpecs(
  paths: readonly string[],
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const style: TextOptions = {
    width: widthFor(terminal.err, undefined),
    ascii: wantsAscii(undefined, terminal.env),
    paint: paintFor(wantsColor(options.color, terminal.err, terminal.env)),
    traces: "none",
    verbose: options.verbose === true,
  };
  const loaded = loadPlugins(options.plugin ?? []);
  if (loaded.kind === "refused") {
    for (const diagnostic of loaded.diagnostics) terminal.err.write(diagnosticText(diagnostic, style));
    return EXIT.refused;
  }
  const codes: ExitCode[] = [];
  for (const input of inputsOf(paths)) {
    const { line, diagnostics, code } = await checked(input, options.verbose === true, loaded, terminal);
    for (const diagnostic of diagnostics) terminal.err.write(diagnosticText(diagnostic, style));
    if (line !== undefined && options.quiet !== true) terminal.out.write(inert(`${escapeControls(line)}\n`));
    codes.push(code);
  }
  return worst(codes);
}

interface Checked {
  /** What is said of a spec that has no errors. */
  readonly line: string | undefined;
  readonly diagnostics: readonly PlacedDiagnostic[];
  readonly code: ExitCode;
}

async function checked(input: Input, verbose: boolean, extensions: Extensions, terminal: Terminal): Promise<Checked> {
  const file = nameOf(input);
  try {
    const read = await readSpec(input, () => terminal.input, extensions);
    if (read.kind === "refused") return { line: undefined, diagnostics: read.diagnostics, code: EXIT.refused };
    const { model } = read.assembled;
    const steps = model.processes.reduce((sum, process) => sum + process.steps.length, 0);
    const parts = [
      counted(model.processes.length, "process", "processes"),
      counted(steps, "step", "steps"),
      counted(read.spec.rules.length, "rule", "rules"),
      counted(model.properties.length, "property", "properties"),
    ];
    return { line: `${file}: ok (${parts.join(", ")})`, diagnostics: read.warnings, code: EXIT.ok };
  } catch (error) {
    const diagnostic = internalError("internal/error", file, failureOf(error), verbose);
    return { line: undefined, diagnostics: [diagnostic], code: EXIT.internal };
  }
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
