import { Argument, type Command, Option } from "commander";
import type { ExitCode } from "./exit-docs";
import type { Terminal } from "./terminal";
import { toolVersion } from "./version";

const INIT_HELP = `
Examples:
  gupcheck init                                    writes direct-io.yaml here
  gupcheck init specs --template truncate --ci github
  gupcheck init --list                             the templates`;

const SCHEMA_HELP = `
Examples:
  gupcheck schema > policy.schema.json
  gupcheck schema --result > result.schema.json    what -f json writes
  gupcheck schema --trace > trace.schema.json      what --trace-out FILE.json writes
  gupcheck schema --config                         that of gupcheck.config.yaml`;

const COMPLETION_HELP = `
Examples:
  source <(gupcheck completion bash)               in ~/.bashrc
  gupcheck completion zsh > ~/.zfunc/_gupcheck     with fpath=(~/.zfunc $fpath) before compinit
  gupcheck completion fish > ~/.config/fish/completions/gupcheck.fish`;

/** Commands that help to write specs. */
export function addEveryday(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("init")
    .summary("write a spec to start from")
    .description("Writes a spec to start from, and what runs it in a CI server.")
    .argument("[path]", "a folder, or the file itself (default: this folder)")
    .option("--template <name>", "which spec: see --list (default: direct-io)")
    .addOption(
      new Option("--ci <server>", "also write what runs it there")
        .choices(["github", "gitlab", "none"])
        .default("none"),
    )
    .option("--force", "write over files that are there")
    .option("--list", "list the templates")
    .addHelpText("after", INIT_HELP)
    .action((path: string | undefined, options: import("./init/init").InitOptions) => {
      const { init } = require("./init/init") as typeof import("./init/init");
      done(init(path, options, terminal, toolVersion()));
    });
  program
    .command("schema")
    .summary("print the JSON Schema of specs")
    .description("Prints the JSON Schema of specs, for editors.")
    .addOption(new Option("--config", "of configuration files instead").conflicts(["result", "trace"]))
    .addOption(new Option("--result", "of what -f json writes instead").conflicts("trace"))
    .option("--trace", "of the trace files that --trace-out writes instead")
    .addHelpText("after", SCHEMA_HELP)
    .action((options: import("./schema").SchemaOptions) => {
      const { schema } = require("./schema") as typeof import("./schema");
      done(schema(options, terminal));
    });
  program
    .command("completion")
    .summary("print a completion script for a shell")
    .description("Prints a script that completes commands, options, their values and specs.")
    .addArgument(new Argument("<shell>", "for which shell").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", COMPLETION_HELP)
    .action((shell: import("./completion/completion").Shell) => {
      const { completion } = require("./completion/completion") as typeof import("./completion/completion");
      done(completion(shell, program, terminal));
    });
}
