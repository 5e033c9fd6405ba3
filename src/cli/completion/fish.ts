import type { CommandWords, OptionWords, Values } from "./words";

/** A completion script for fish. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const lines = [
    "# Completion of gupcheck for fish:  gupcheck completion fish > ~/.config/fish/completions/gupcheck.fish",
    "complete -c gupcheck -f",
    `complete -c gupcheck -n __fish_use_subcommand -l help -d ${word("display help")}`,
    `complete -c gupcheck -n __fish_use_subcommand -l version -d ${word("print the version")}`,
    ...commands.flatMap((command) => [
      `complete -c gupcheck -n __fish_use_subcommand -a ${command.name} -d ${word(command.summary)}`,
      ...command.options.map((option) => optionLine(command.name, option)),
      ...argumentLine(command),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

const after = (command: string): string => `complete -c gupcheck -n ${word(`__fish_seen_subcommand_from ${command}`)}`;

function optionLine(command: string, { flags, summary, values }: OptionWords): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const rest = values === undefined ? [] : ["-r", ...valueWords(values)];
  return [after(command), ...names, ...rest, "-d", word(summary)].join(" ");
}

function argumentLine({ name, args }: CommandWords): readonly string[] {
  return args.kind === "nothing" || args.kind === "anything" ? [] : [[after(name), ...valueWords(args)].join(" ")];
}

function valueWords(values: Values): readonly string[] {
  switch (values.kind) {
    case "words":
      return ["-a", word(values.words.join(" "))];
    case "specs":
      return ["-k", "-a", word("(__fish_complete_suffix .yaml; __fish_complete_suffix .yml)")];
    case "files":
      return ["-F"];
    case "folders":
      return ["-a", word("(__fish_complete_directories)")];
    case "anything":
    case "nothing":
      return [];
  }
}

const word = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
