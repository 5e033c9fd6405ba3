import { type Command, InvalidArgumentError, Option } from "commander";
import type { Tool } from "../export";
import type { ExitCode } from "./exit-code";
import { CROSS_CHECK_HELP, EXPORT_HELP } from "./help";
import { byteSize, positiveSeconds } from "./option-values";
import { pluginOption } from "./plugin-option";
import type { Terminal } from "./terminal";

const tools: readonly Tool[] = ["spin", "rumur", "tlc"];
const isTool = (name: string): name is Tool => tools.some((tool) => tool === name);

function toolList(text: string): readonly Tool[] {
  const names = text.split(",").map((name) => name.trim());
  const wrong = names.find((name) => !isTool(name));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${tools.join(", ")}.`);
  return names.filter(isTool);
}

const colorOption = (): Option =>
  new Option("--color <when>", "colours of error messages").choices(["auto", "always", "never"]).default("auto");

/** The commands that have to do with other model checkers. */
export function addOtherCheckers(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("export")
    .summary("write the woven model for another model checker")
    .description("Writes the model of a spec in the language of another model checker.")
    .argument("<spec>", "a spec file, or - for standard input")
    .addOption(
      new Option("--to <language>", "the language").choices(["promela", "murphi", "tla"]).makeOptionMandatory(),
    )
    .option("--property <id>", "to check this property (default: to count states)")
    .option("-o, --output <folder>", "write files into a folder (default: the model to standard output)")
    .addOption(pluginOption())
    .addOption(colorOption())
    .addHelpText("after", EXPORT_HELP)
    .action(async (spec: string, options: import("./export").ExportCommandOptions) => {
      const { exportSpec } = require("./export") as typeof import("./export");
      done(await exportSpec(spec, options, terminal));
    });
  program
    .command("cross-check")
    .summary("compare with other model checkers")
    .description("Runs other model checkers on the same model and compares state counts and verdicts.")
    .argument("<path...>", "spec files, folders with *.yaml and *.yml, or - for standard input")
    .addOption(
      new Option("--with <tools>", "spin, rumur, tlc, separated by commas")
        .argParser(toolList)
        .default(["spin", "rumur"], "spin,rumur"),
    )
    .addOption(new Option("--timeout <seconds>", "for each run of each tool").argParser(positiveSeconds))
    .addOption(new Option("--memory <size>", "for each run of each tool, such as 4G").argParser(byteSize))
    .addOption(pluginOption())
    .option("-q, --quiet", "no progress")
    .addOption(colorOption())
    .addHelpText("after", CROSS_CHECK_HELP)
    .action(async (paths: readonly string[], options: import("./cross-check").CrossCheckCommandOptions) => {
      const { crossCheckSpecs } = require("./cross-check") as typeof import("./cross-check");
      done(await crossCheckSpecs(paths, options, terminal));
    });
}
