import { type Command, Option } from "commander";
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
  gupcheck schema --config                         that of gupcheck.config.yaml`;

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
    .addOption(new Option("--config", "of configuration files instead").conflicts("result"))
    .option("--result", "of what -f json writes instead")
    .addHelpText("after", SCHEMA_HELP)
    .action((options: import("./schema").SchemaOptions) => {
      const { schema } = require("./schema") as typeof import("./schema");
      done(schema(options, terminal));
    });
}
