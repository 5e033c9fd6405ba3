import { type Command, Option } from "commander";
import type { ExitCode } from "../exit-docs";
import { wholeNumber } from "../option-values";
import type { Terminal } from "../terminal";

const HELP = `
Examples:
  gupcheck explain                                 everything that can be explained
  gupcheck explain spec/shadowed-rule              a diagnostic: why, how to mend it
  gupcheck explain no-dma-to-clean-page            a property: what it promises, where it is violated
  gupcheck explain writeback.after_mkclean         a decision point: locks held, actions, names in scope
  gupcheck explain policies                        all policies, a line each`;

export function addExplain(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("explain")
    .summary("say what a diagnostic, a property or another name means")
    .description("Explains diagnostics, properties, decision points, policies, kernel switches and other names.")
    .argument("[name...]", "what to explain; without it, what there is")
    .addOption(new Option("--width <columns>", "width of the text").argParser(wholeNumber(40)))
    .addOption(new Option("--color <when>", "colours").choices(["auto", "always", "never"]).default("auto"))
    .addHelpText("after", HELP)
    .action((words: readonly string[], options: import("./explain").ExplainOptions) => {
      const { explain } = require("./explain") as typeof import("./explain");
      done(explain(words, options, terminal));
    });
}
