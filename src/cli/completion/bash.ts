import { quoted } from "../quoted";
import type { CommandWords, OptionWords, Values } from "./words";

/** A completion script for bash 4 and later; it needs nothing but bash. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  return `# Completion of gupcheck for bash:  source <(gupcheck completion bash)
_gupcheck_paths() { # <all|specs|folders>: specs are *.yaml and *.yml; folders always go
  local path IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  [[ $1 == all ]] && COMPREPLY=($(compgen -f -- "$cur")) && return
  COMPREPLY=($(compgen -d -- "$cur"))
  [[ $1 == folders ]] && return
  for path in $(compgen -f -- "$cur"); do
    [[ $path == *.yaml || $path == *.yml ]] && [[ ! -d $path ]] && COMPREPLY+=("$path")
  done
}

_gupcheck() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command="" word at
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    [[ $word != -* ]] && command=$word && break
  done
  # "--option=value" comes in three words.
  if [[ $cur == "=" ]]; then cur=""; elif [[ $prev == "=" ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  case $command in
    "")
      COMPREPLY=($(compgen -W ${quoted(["--help", "--version", ...commands.map(({ name }) => name)].join(" "))} -- "$cur"))
      return ;;
${commands.map(commandCase).join("\n")}
  esac
}
complete -F _gupcheck gupcheck
`;
}

function commandCase({ name, options, args }: CommandWords): string {
  const withValues = options.filter(({ values }) => values !== undefined);
  const flags = options.flatMap((option) => option.flags);
  return `    ${name})
      case $prev in
${withValues.map((option) => `        ${option.flags.join("|")}) ${action(valuesOf(option))}; return ;;`).join("\n")}
      esac
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W ${quoted(flags.join(" "))} -- "$cur"))
      else ${action(args)}; fi
      return ;;`;
}

const valuesOf = ({ values }: OptionWords): Values => values ?? { kind: "nothing" };

function action(values: Values): string {
  switch (values.kind) {
    case "words":
      return `COMPREPLY=($(compgen -W ${quoted(values.words.join(" "))} -- "$cur"))`;
    case "specs":
      return "_gupcheck_paths specs";
    case "files":
      return "_gupcheck_paths all";
    case "folders":
      return "_gupcheck_paths folders";
    case "anything":
    case "nothing":
      return ":";
  }
}
