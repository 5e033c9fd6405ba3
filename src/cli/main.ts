import { Command, CommanderError, Option } from "commander";
import { addAnalyses } from "./analyses";
import { addEveryday } from "./everyday";
import { EXIT, type ExitCode } from "./exit-code";
import { addExplain } from "./explain/command";
import { addExplore } from "./explore-command";
import { failOnOption } from "./gate-options";
import { CHECK_HELP, CLAIMS_HELP, MAIN_HELP, RUN_HELP, SHOW_HELP } from "./help";
import { byteSize, outputChoice, positiveSeconds, wholeNumber, wholeNumberOrAuto } from "./option-values";
import { addOtherCheckers } from "./other-checkers";
import { pluginOption } from "./plugin-option";
import { seedOption, simulateOption } from "./simulation";
import { suggestChoices } from "./suggest-choices";
import { processTerminal, type Terminal } from "./terminal";
import { addTraces, traceOutOption } from "./trace-commands";
import { UsageError } from "./usage-error";
import { toolVersion } from "./version";

/** Runs a command line (`process.argv`) and sets the exit code of the process. Modules load when they are needed. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await runCommandLine(argv, processTerminal());
}

/** Runs a command line (the program's own words first, as in `process.argv`) and gives its exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = commandLine(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.refused;
    }
    if (error instanceof UsageError) {
      const { escapeControls } = require("../report/escape") as typeof import("../report/escape");
      terminal.err.write(`error: ${escapeControls(error.message)}\n`);
      return EXIT.refused;
    }
    reportInternalError(error, argv, terminal);
    return EXIT.internal;
  }
}

function reportInternalError(error: unknown, argv: readonly string[], terminal: Terminal): void {
  const { failureOf } = require("./failure") as typeof import("./failure");
  const { internalError } = require("./internal-error") as typeof import("./internal-error");
  const verbose = argv.includes("-v") || argv.includes("--verbose");
  const { rendered } = internalError("internal/error", "gupcheck", failureOf(error), verbose);
  terminal.err.write(`${rendered}\n`);
}

/** All commands with their options, from which help, completions and docs/commands.md are made. */
export function commandLine(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command("gupcheck")
    .description("A model checker for Linux page-pinning policies.")
    .version(toolVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .showSuggestionAfterError()
    .addHelpText("after", MAIN_HELP);
  addRun(program, terminal, done);
  addCheck(program, terminal, done);
  addShow(program, terminal, done);
  addExplore(program, terminal, done);
  addClaims(program, terminal, done);
  addTraces(program, terminal, done);
  addEveryday(program, terminal, done);
  addExplain(program, terminal, done);
  addOtherCheckers(program, terminal, done);
  addAnalyses(program, terminal, toolVersion(), done);
  suggestChoices(program);
  return program;
}

const colorOption = (): Option =>
  new Option("--color <when>", "colours; auto obeys FORCE_COLOR, NO_COLOR and the terminal")
    .choices(["auto", "always", "never"])
    .default("auto");
const asciiOption = (): Option =>
  new Option("--ascii", "no arrows and rules outside ASCII (default: as the locale says)");
const noAsciiOption = (): Option => new Option("--no-ascii", "arrows and rules, whatever the locale says");
const widthOption = (): Option =>
  new Option("--width <columns>", "width of the text (default: that of the terminal, at most 100)").argParser(
    wholeNumber(40),
  );
const quietOption = (): Option => new Option("-q, --quiet", "no progress, and nothing about what is as it should be");
const verboseOption = (): Option =>
  new Option("-v, --verbose", "also ghosts, model hash, speed; stacks of internal errors");

function addRun(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("run")
    .summary("check specs and report verdicts")
    .description("Checks specs: explores every interleaving and judges each property.")
    .argument("[path...]", "spec files, folders with *.yaml and *.yml, or - for standard input")
    .addOption(
      new Option(
        "-f, --format <format>",
        "text, json, junit, sarif, github or markdown; =FILE writes to a file; may be repeated",
      ).argParser(outputChoice),
    )
    .addOption(
      new Option("--traces <which>", "which interleavings to tell: of unexpected violations, of all, of none")
        .choices(["unexpected", "all", "none"])
        .default("unexpected"),
    )
    .addOption(traceOutOption())
    .addOption(pluginOption())
    .addOption(
      new Option("--watch", "run again whenever specs, plug-ins or the configuration change").conflicts([
        "checkpoint",
        "updateBaseline",
      ]),
    )
    .addOption(widthOption())
    .addOption(asciiOption())
    .addOption(noAsciiOption())
    .addOption(colorOption())
    .addOption(quietOption())
    .addOption(verboseOption())
    .optionsGroup("As a gate (docs/gate.md):")
    .addOption(failOnOption())
    .option("--baseline <file>", "tolerate the verdicts that this file knows, as long as the models are the same")
    .option("--update-baseline", "write the baseline: what is not as it should be is known from now on")
    .option("--changed-since <revision>", "only specs that differ in git from then, unless what all of them use does")
    .optionsGroup("Configuration (docs/gate.md):")
    .option(
      "--config <file>",
      "defaults for these options (default: gupcheck.config.yaml or .gupcheckrc.yaml, upwards)",
    )
    .option("--no-config", "no configuration")
    .option("--config-plugins", "load the plug-ins that the configuration names: their code runs")
    .optionsGroup("Limits, which go before those of a spec:")
    .addOption(new Option("--max-states <n>", "stop after the level with the n-th state").argParser(wholeNumber(1)))
    .addOption(new Option("--max-depth <n>", "explore states up to n steps from the start").argParser(wholeNumber(0)))
    .addOption(new Option("--timeout <seconds>", "stop each search after so long").argParser(positiveSeconds))
    .addOption(
      new Option("--memory <size>", "of the states, such as 512M or 2G (default: half of what there is)").argParser(
        byteSize,
      ),
    )
    .optionsGroup("How to search:")
    .addOption(
      new Option("--workers <n>", "threads that search once there is enough to do; auto: as many as the machine has")
        .argParser(wholeNumberOrAuto(1))
        .default("auto"),
    )
    .addOption(
      new Option("--order <order>", "breadth-first finds shortest interleavings, depth-first does not")
        .choices(["breadth-first", "depth-first"])
        .default("breadth-first"),
    )
    .addOption(
      new Option("--store <kind>", "states exactly, or fingerprints of 64 bits, which may take two states for one")
        .choices(["exact", "fingerprint"])
        .default("exact"),
    )
    .addOption(
      new Option("--preemptions <n>", "at most n switches away from an actor that could go on").argParser(
        wholeNumber(0),
      ),
    )
    .addOption(simulateOption())
    .addOption(seedOption())
    .option("--checkpoint <file>", "write the search to a file, and go on from it where it is there")
    .addOption(
      new Option("--checkpoint-every <seconds>", "between two checkpoints").argParser(positiveSeconds).default(60),
    )
    .optionsGroup("For gupcheck itself:")
    .addOption(
      new Option("--engine <engine>", "compiled, or the slow reference interpreter")
        .choices(["compiled", "interpreter"])
        .default("compiled"),
    )
    .addHelpText("after", RUN_HELP)
    .action(async (paths: readonly string[], options: import("./run").RunOptions, command: Command) => {
      const { run } = require("./run") as typeof import("./run");
      const { configured } = require("./config/apply") as typeof import("./config/apply");
      const isGiven = (option: string): boolean => command.getOptionValueSource(option) === "cli";
      const once: import("./watch/watch").RunOnce = async (on, reads) => {
        const start = configured(paths, options, isGiven, on, reads);
        return start.kind === "refused" ? start.code : run(start.paths, start.options, on, toolVersion());
      };
      done(await (options.watch === true ? watched(paths, once, terminal) : once(terminal, () => undefined)));
    });
}

function watched(paths: readonly string[], once: import("./watch/watch").RunOnce, on: Terminal): Promise<ExitCode> {
  if (paths.includes("-")) throw new UsageError("--watch needs files: standard input comes once");
  const { watchAndRun } = require("./watch/watch") as typeof import("./watch/watch");
  return watchAndRun(once, on);
}

function addCheck(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("check")
    .summary("read specs and say what is wrong with them")
    .description("Reads specs and weaves their models, without searching.")
    .argument("<path...>", "spec files, folders with *.yaml and *.yml, or - for standard input")
    .addOption(pluginOption())
    .addOption(colorOption())
    .addOption(quietOption())
    .addOption(verboseOption())
    .addHelpText("after", CHECK_HELP)
    .action(async (paths: readonly string[], options: import("./check").CheckCommandOptions) => {
      const { checkSpecs } = require("./check") as typeof import("./check");
      done(await checkSpecs(paths, options, terminal));
    });
}

function addShow(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("show")
    .summary("print the woven model as pseudo-code")
    .description("Prints the model of a spec as pseudo-code.")
    .argument("<spec>", "a spec file, or - for standard input")
    .option("--model", "the model that is searched: procedures inlined, process by process")
    .addOption(pluginOption())
    .addOption(widthOption())
    .addOption(asciiOption())
    .addOption(noAsciiOption())
    .addOption(colorOption())
    .addHelpText("after", SHOW_HELP)
    .action(async (spec: string, options: import("./show").ShowOptions) => {
      const { show } = require("./show") as typeof import("./show");
      done(await show(spec, options, terminal));
    });
}

function addClaims(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("claims")
    .summary("who claimed what, and what comes of it")
    .description("Runs the specs that are about claims of the discussion, and prints the claims with their verdicts.")
    .argument("[path]", "a spec or a folder of specs (default: those that gupcheck comes with)")
    .addOption(new Option("-f, --format <format>", "text or json").choices(["text", "json"]).default("text"))
    .addOption(widthOption())
    .addOption(asciiOption())
    .addOption(noAsciiOption())
    .addOption(colorOption())
    .addOption(quietOption())
    .addHelpText("after", CLAIMS_HELP)
    .action(async (path: string | undefined, options: import("./claims").ClaimsOptions) => {
      const { claims } = require("./claims") as typeof import("./claims");
      done(await claims(path, options, terminal, toolVersion()));
    });
}
