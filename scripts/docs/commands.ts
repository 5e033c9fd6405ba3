import type { Command } from "commander";
import { commandLine } from "../../src/cli/main";
import { processTerminal } from "../../src/cli/terminal";
import { code, table } from "./table";

/** docs/commands.md: every command with what `--help` says. */
export function commands(): string {
  const program = commandLine(processTerminal(), () => undefined);
  const summaries = program.commands.map((command) => [
    `[${code(command.name())}](#gupcheck-${command.name()})`,
    command.summary(),
  ]);
  const sections = program.commands.map(
    (command) => `## gupcheck ${command.name()}\n\`\`\`text\n${helpOf(command)}\n\`\`\``,
  );
  return `# Commands

<!-- Made from the code by \`npm run docs\`; do not edit. -->

${table(["command", "what for"], summaries)}

\`gupcheck help COMMAND\` and \`gupcheck COMMAND --help\` print what stands here. \`gupcheck --version\` prints the version.
What each exit code means for verdicts: [semantics.md](semantics.md#verdicts-and-exit-codes).

${sections.join("\n\n")}
`;
}

/** What \`--help\` prints, the text after the options included. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 100,
  });
  command.outputHelp();
  return text.trimEnd();
}
