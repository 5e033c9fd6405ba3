import type { Command } from "commander";
import { concernNames } from "../../report";
import { EXIT, type ExitCode } from "../exit-docs";
import { KINDS } from "../explain/topic";
import { allTopics } from "../explain/topics";
import { templates } from "../init/templates";
import { FORMATS } from "../option-values";
import type { Terminal } from "../terminal";
import { bashCompletion } from "./bash";
import { fishCompletion } from "./fish";
import { wordsOf } from "./words";
import { zshCompletion } from "./zsh";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** `gupcheck completion`: a script that completes commands, options and their values, made from their definitions. */
export function completion(shell: Shell, program: Command, terminal: Terminal): ExitCode {
  const commands = wordsOf(program, {
    options: {
      "--format": FORMATS,
      "--fail-on": [...concernNames, "all", "none"],
      "--template": templates().map(({ name }) => name),
      "--workers": ["auto"],
    },
    args: { explain: [...Object.values(KINDS), ...new Set(allTopics().map(({ name }) => name))] },
  });
  terminal.out.write(scriptFor(shell, commands));
  return EXIT.ok;
}

function scriptFor(shell: Shell, commands: ReturnType<typeof wordsOf>): string {
  switch (shell) {
    case "bash":
      return bashCompletion(commands);
    case "zsh":
      return zshCompletion(commands);
    case "fish":
      return fishCompletion(commands);
  }
}
