import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { claimsJson, claimsText, diagnosticText, type RunReport, type SpecOutcome } from "../report";
import { wantsAscii } from "./ascii";
import { type ColorChoice, paintFor, wantsColor } from "./color";
import { type ExitCode, exitCodeOf } from "./exit-code";
import { type Input, inputsOf, nameOf } from "./inputs";
import { noExtensions } from "./plugins";
import { ProgressLine } from "./progress";
import { runSpec, type SearchOptions } from "./run-spec";
import { type Terminal, widthFor } from "./terminal";
import { packageFile } from "./version";

export interface ClaimsOptions {
  readonly format: "text" | "json";
  readonly color: ColorChoice;
  readonly ascii?: boolean;
  readonly width?: number;
  readonly quiet?: boolean;
}

/** `gupcheck claims`: runs the specs that are about claims, and says what each claim comes to. */
export async function claims(
  path: string | undefined,
  options: ClaimsOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const folder = path ?? bundledSpecs();
  const style = {
    width: widthFor(terminal.out, options.width),
    ascii: wantsAscii(options.ascii, terminal.env),
    paint: paintFor(wantsColor(options.color, terminal.out, terminal.env)),
    traces: "none",
    verbose: false,
  } as const;
  const errorStyle = { ...style, paint: paintFor(wantsColor(options.color, terminal.err, terminal.env)) };
  const progress = new ProgressLine(terminal.err, options.quiet === true);
  const searcher = terminal.newSearcher();
  const ignore = terminal.onInterrupt(() => searcher.stop());
  const outcomes: SpecOutcome[] = [];
  try {
    for (const input of inputsOf([folder]).filter(mayBeAboutClaims)) {
      if (searcher.isStopped) break;
      const outcome = await runSpec(input, searcher, searchOptions(terminal), (state) =>
        progress.show(nameOf(input), state),
      );
      progress.clear();
      if (outcome.kind !== "checked") {
        for (const each of outcome.diagnostics) terminal.err.write(diagnosticText(each, errorStyle));
      }
      outcomes.push(outcome);
      await new Promise(setImmediate); // lets a signal through
    }
  } finally {
    ignore();
    await searcher.close();
  }
  const report: RunReport = { toolVersion: version, outcomes, interrupted: searcher.isStopped };
  terminal.out.write(options.format === "json" ? claimsJson(report) : claimsText(report, style));
  return exitCodeOf(report);
}

/** The specs that gupcheck comes with, named from here where they lie below. */
function bundledSpecs(): string {
  const file = packageFile();
  const folder = join(file === undefined ? "." : dirname(file), "specs");
  const below = relative(".", folder);
  return below.startsWith("..") ? folder : below;
}

/** A spec that never says so is not about a claim; it need not be run. */
function mayBeAboutClaims({ path }: Input): boolean {
  try {
    return readFileSync(path, "utf8").includes("claims");
  } catch {
    // Standard input, or something that cannot be read, which is reported in its turn.
    return true;
  }
}

function searchOptions(terminal: Terminal): SearchOptions {
  return {
    engine: "compiled",
    method: { workers: "auto", order: "breadth-first", store: "exact" },
    limits: {},
    verbose: false,
    stdin: () => terminal.input,
    extensions: noExtensions,
  };
}
