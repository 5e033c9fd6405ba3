import { type Command, Option } from "commander";
import type { ExitCode } from "./exit-code";
import { wholeNumber } from "./option-values";
import type { Terminal } from "./terminal";
import { REPLAY_HELP, TRACE_HELP } from "./trace-help";
import { traceOutChoice } from "./trace-values";

/** As `TRACE_FORMATS` of the report, which is loaded when it is needed. */
const FORMATS = ["json", "itf", "perfetto", "text", "mermaid", "html", "svg", "dot"] as const;

export const traceOutOption = (): Option =>
  new Option(
    "--trace-out <pattern>",
    "write each counterexample to a file such as {property}-{n}.html; the suffix says the format; may be repeated",
  ).argParser(traceOutChoice);

const colorOption = (): Option =>
  new Option("--color <when>", "colours; auto obeys FORCE_COLOR, NO_COLOR and the terminal")
    .choices(["auto", "always", "never"])
    .default("auto");

/** The commands that work on traces which an earlier run has written. */
export function addTraces(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("trace")
    .summary("show a counterexample that was written before, in any format")
    .description("Converts a trace that `gupcheck run --trace-out NAME.json` has written.")
    .argument("<trace>", "a trace file (JSON), or - for standard input")
    .addOption(new Option("--to <format>", "the format (default: that of FILE, else text)").choices(FORMATS))
    .option("-o, --output <file>", "write to a file instead of standard output")
    .addOption(new Option("--width <columns>", "width of text (default: 72, for mail)").argParser(wholeNumber(40)))
    .option("--ascii", "text without arrows and rules outside ASCII")
    .addOption(colorOption())
    .addHelpText("after", TRACE_HELP)
    .action(async (file: string, options: import("./trace").TraceOptions) => {
      const { trace } = require("./trace") as typeof import("./trace");
      done(await trace(file, options, terminal));
    });
  program
    .command("replay")
    .summary("is a counterexample that was written before still one?")
    .description("Replays a recorded trace against the model of a spec as it is now, step by step.")
    .argument("<trace>", "a trace file (JSON)")
    .argument("<spec>", "a spec file, or - for standard input")
    .addOption(
      new Option("--expect <what>", "exit 0 where the violation is gone, or where it is still there")
        .choices(["gone", "violated"])
        .default("gone"),
    )
    .addOption(new Option("-f, --format <format>", "text or json").choices(["text", "json"]).default("text"))
    .addOption(
      new Option("--plugin <file>", "load a plug-in, whose code runs; may be repeated").argParser(
        (plugin: string, before: readonly string[] | undefined) => [...(before ?? []), plugin],
      ),
    )
    .addOption(new Option("--width <columns>", "width of the text").argParser(wholeNumber(40)))
    .option("--ascii", "no arrows and rules outside ASCII")
    .addOption(colorOption())
    .addHelpText("after", REPLAY_HELP)
    .action(async (file: string, spec: string, options: import("./replay").ReplayOptions) => {
      const { replay } = require("./replay") as typeof import("./replay");
      done(await replay(file, spec, options, terminal, program.version() ?? ""));
    });
}
