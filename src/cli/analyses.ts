import { type Command, InvalidArgumentError, Option } from "commander";
import type { AnalysisFormat, AnalysisOptions } from "./analysis-command";
import { ABLATE_HELP, COMPARE_HELP, DIFF_HELP, SUGGEST_HELP, SWEEP_HELP } from "./analysis-help";
import type { ExitCode } from "./exit-code";
import { byteSize, positiveSeconds, wholeNumber, wholeNumberOrAuto } from "./option-values";
import type { Terminal } from "./terminal";

const FORMATS: readonly AnalysisFormat[] = ["text", "json", "markdown"];

type Choice = NonNullable<AnalysisOptions["format"]>[number];

/** `markdown` or `markdown=table.md`, added to the ones before it. */
function formatChoice(text: string, before: readonly Choice[] = []): readonly Choice[] {
  const [name, ...rest] = text.split("=");
  const format = FORMATS.find((candidate) => candidate === name);
  const file = rest.length === 0 ? undefined : rest.join("=");
  if (format === undefined || file === "") {
    throw new InvalidArgumentError("text, json or markdown is expected, with =FILE after it to write to a file");
  }
  if (before.some((other) => other.file === file)) {
    throw new InvalidArgumentError(`two formats for ${file === undefined ? "standard output" : `"${file}"`}`);
  }
  return [...before, { format, file }];
}

const commaList = (text: string): readonly string[] => text.split(",").map((part) => part.trim());
const repeated = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text];

/** The options that all analyses have. */
export function withAnalysisOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "-f, --format <format>",
        "text, json or markdown, with =FILE to write to a file; may be repeated",
      ).argParser(formatChoice),
    )
    .addOption(
      new Option(
        "--set <path=value>",
        "change the spec before anything else, such as kernel.version=6.15; may be repeated",
      ).argParser(repeated),
    )
    .option("--traces <folder>", "write the counterexamples into a folder")
    .option("--cache <folder>", "keep results of searches in a folder, and use those that are there")
    .addOption(
      new Option(
        "--plugin <file>",
        "load a plug-in, in TypeScript or JavaScript: its code runs; may be repeated",
      ).argParser(repeated),
    )
    .addOption(new Option("--width <columns>", "width of the text").argParser(wholeNumber(40)))
    .addOption(
      new Option("--color <when>", "colours of error messages").choices(["auto", "always", "never"]).default("auto"),
    )
    .option("-q, --quiet", "no progress")
    .option("-v, --verbose", "stacks of internal errors")
    .optionsGroup("Limits of each search:")
    .addOption(
      new Option("--workers <n>", "so many searches at the same time; auto: as many as the machine has processors")
        .argParser(wholeNumberOrAuto(1))
        .default("auto"),
    )
    .addOption(new Option("--max-states <n>", "stop after the level with the n-th state").argParser(wholeNumber(1)))
    .addOption(new Option("--timeout <seconds>", "stop each search after so long").argParser(positiveSeconds))
    .addOption(
      new Option(
        "--memory <size>",
        "of the states of each search, such as 512M (default: its share of half of what there is)",
      ).argParser(byteSize),
    );
}

/** The commands that compare variants of policies. */
export function addAnalyses(
  program: Command,
  terminal: Terminal,
  version: string,
  done: (code: ExitCode) => void,
): void {
  withAnalysisOptions(
    program
      .command("ablate")
      .summary("which rule protects what")
      .description("Checks a spec without each of its rules, and with each option weakened.")
      .argument("<path...>", "spec files, folders with *.yaml and *.yml, or - for standard input")
      .option("--no-options", "whole rules only")
      .option("--no-pairs", "no pairs of rules"),
  )
    .addHelpText("after", ABLATE_HELP)
    .action(async (paths: readonly string[], options: import("./ablate").AblateCommandOptions) => {
      const { ablateSpecs } = require("./ablate") as typeof import("./ablate");
      done(await ablateSpecs(paths, options, terminal, version));
    });
  withAnalysisOptions(
    program
      .command("compare")
      .summary("one table of verdicts of several specs, kernels, scenarios")
      .description("Checks several specs, or one under all combinations of values, and prints one table of verdicts.")
      .argument("<path...>", "spec files, folders with *.yaml and *.yml, or - for standard input")
      .addOption(
        new Option("--axis <path=value,value>", "a place in the specs and its values; may be repeated").argParser(
          repeated,
        ),
      ),
  )
    .addHelpText("after", COMPARE_HELP)
    .action(async (paths: readonly string[], options: import("./compare").CompareCommandOptions) => {
      const { compareSpecs } = require("./compare") as typeof import("./compare");
      done(await compareSpecs(paths, options, terminal, version));
    });
  withAnalysisOptions(
    program
      .command("sweep")
      .summary("from which bounds on the verdicts stay the same")
      .description("Checks a spec with smaller and larger bounds, and says from which on its verdicts are stable.")
      .argument("<spec>", "a spec file, or - for standard input")
      .requiredOption(
        "--over <path=values,...>",
        "bounds and their values, smallest first, such as pages=1..3,dma-writes=1..2",
      ),
  )
    .addHelpText("after", SWEEP_HELP)
    .action(async (spec: string, options: import("./sweep").SweepCommandOptions) => {
      const { sweepSpec } = require("./sweep") as typeof import("./sweep");
      done(await sweepSpec(spec, options, terminal, version));
    });
  withAnalysisOptions(
    program
      .command("suggest")
      .summary("the smallest changes that make everything hold")
      .description("Searches for the smallest changes of a policy under which all required properties hold.")
      .argument("<path...>", "the spec with the policy, and specs with other scenarios that it must hold in")
      .addOption(
        new Option("--require <properties>", "must hold, separated by commas (default: all)").argParser(commaList),
      )
      .addOption(
        new Option("--at <points>", "decision points at which rules may be added (default: all)").argParser(commaList),
      )
      .option("--from-scratch", "begin without the rules of the spec")
      .option("--first", "stop at the first set that will do")
      .option("--no-exclusion", "search every set, also where a counterexample excludes it: the same answers, slowly")
      .option("--no-conflict", "where there is none, do not ask why")
      .addOption(new Option("--show <n>", "tell so many in full").argParser(wholeNumber(1)).default(5))
      .optionsGroup("Limits of all searches together:")
      .addOption(new Option("--max-changes <n>", "sets of at most n changes").argParser(wholeNumber(0)).default(6))
      .addOption(new Option("--max-sets <n>", "look at so many sets").argParser(wholeNumber(1)).default(200_000))
      .addOption(new Option("--timeout-all <seconds>", "stop after so long").argParser(positiveSeconds)),
  )
    .addHelpText("after", SUGGEST_HELP)
    .action(async (paths: readonly string[], options: import("./suggest").SuggestCommandOptions) => {
      const { suggestRules } = require("./suggest") as typeof import("./suggest");
      done(await suggestRules(paths, options, terminal, version));
    });
  withAnalysisOptions(
    program
      .command("diff")
      .summary("what one policy allows and another does not")
      .description("Finds a shortest behaviour that one policy allows and the other does not, both ways.")
      .argument("<spec>", "the spec with the scenario and one policy")
      .argument("<other>", "the spec with the other policy")
      .addOption(
        new Option("--max-pairs <n>", "stop after so many pairs of states").argParser(wholeNumber(1)).default(300_000),
      ),
  )
    .addHelpText("after", DIFF_HELP)
    .action(async (one: string, other: string, options: import("./diff").DiffCommandOptions) => {
      const { diffSpecs } = require("./diff") as typeof import("./diff");
      done(await diffSpecs([one, other], options, terminal, version));
    });
}
