import type { CommandWords, OptionWords, Values } from "./words";

/** A completion script for zsh: to be put as _gupcheck into a folder of $fpath, or to be sourced after compinit. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  return `#compdef gupcheck
# Completion of gupcheck for zsh:  gupcheck completion zsh > ~/.zfunc/_gupcheck
_gupcheck() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${word("(- *)--help[display help]")} ${word("(- *)--version[print the version]")} '1: :->command' '*:: :->rest' && return 0
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, summary }) => `        ${word(`${name}:${summary}`)}`).join("\n")}
      )
      _describe command commands ;;
    rest)
      case $line[1] in
${commands.map(commandCase).join("\n")}
      esac ;;
  esac
}
if [ "$funcstack[1]" = "_gupcheck" ]; then _gupcheck "$@"; else compdef _gupcheck gupcheck; fi
`;
}

function commandCase({ name, options, args }: CommandWords): string {
  const specs = [...options.flatMap(optionSpecs), ...(args.kind === "nothing" ? [] : [`*: :${action(args)}`])];
  return `        ${name}) _arguments -s ${specs.map(word).join(" \\\n          ")} ;;`;
}

/** One for each flag; any option may be repeated, since some may. */
function optionSpecs({ flags, summary, values }: OptionWords): readonly string[] {
  const text = summary.replaceAll(/[[\]:\\]/g, "\\$&");
  return flags.map((flag) => {
    if (values === undefined) return `*${flag}[${text}]`;
    const joined = flag.startsWith("--") ? "=" : "+";
    return `*${flag}${joined}[${text}]: :${action(values)}`;
  });
}

function action(values: Values): string {
  switch (values.kind) {
    case "words":
      return `(${values.words.map((each) => each.replaceAll(/[()\\\s:]/g, "\\$&")).join(" ")})`;
    case "specs":
      return '_files -g "*.(yaml|yml)(-.) *(-/)"';
    case "files":
      return "_files";
    case "folders":
      return "_files -/";
    case "anything":
    case "nothing":
      return " ";
  }
}

const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
