import type { Argument, Command, Option } from "commander";

/** What can be completed of a command, read off its definition. */
export interface CommandWords {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionWords[];
  /** What its arguments are. */
  readonly args: Values;
}

export interface OptionWords {
  /** `-q`, `--quiet`: as they are typed. */
  readonly flags: readonly string[];
  readonly summary: string;
  /** Undefined where it takes none. */
  readonly values?: Values;
}

/** What can stand in a place: known words, paths, or something that nobody can guess. */
export type Values =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "specs" | "files" | "folders" | "anything" | "nothing" };

/** Words for options whose values have a form of their own, by the long flag; and for arguments, by command. */
export interface Extras {
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly args: Readonly<Record<string, readonly string[]>>;
}

/** The commands of a program with their options, hidden ones left out. */
export function wordsOf(program: Command, extras: Extras): readonly CommandWords[] {
  const own = program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => optionWords(option, extras)),
    args: argumentValues(command.name(), command.registeredArguments, extras),
  }));
  const names = own.map(({ name }) => name);
  return [
    ...own,
    { name: "help", summary: "display help for a command", options: [], args: { kind: "words", words: names } },
  ];
}

function optionWords(option: Option, extras: Extras): OptionWords {
  const { short, long, description: summary, required, optional } = option;
  const flags = [short, long].flatMap((flag) => flag ?? []);
  if (!required && !optional) return { flags, summary };
  const words = option.argChoices ?? extras.options[long ?? ""];
  return { flags, summary, values: words === undefined ? placeholderValues(option.flags) : { kind: "words", words } };
}

function argumentValues(command: string, args: readonly Argument[], extras: Extras): Values {
  const words = extras.args[command];
  if (words !== undefined) return { kind: "words", words };
  const [first] = args;
  if (first === undefined) return { kind: "nothing" };
  if (first.argChoices !== undefined) return { kind: "words", words: first.argChoices };
  return /spec|path/.test(first.name()) ? { kind: "specs" } : { kind: "anything" };
}

/** `--plugin <file>`: what is in the brackets says what is meant. */
function placeholderValues(flags: string): Values {
  const placeholder = /[<[]([^>\]]*)[>\]]/.exec(flags)?.[1] ?? "";
  if (/file/.test(placeholder)) return { kind: "files" };
  return { kind: /folder|directory/.test(placeholder) ? "folders" : "anything" };
}
