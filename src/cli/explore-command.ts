import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "./exit-code";
import { byteSize, positiveSeconds, wholeNumberOrAuto } from "./option-values";
import type { Terminal } from "./terminal";
import { toolVersion } from "./version";

const HELP = `
The page shows which steps are possible and what each would change, the state as tables, and the pseudo-code with the
lines at which everybody stands. It goes back, runs to the violation of a property from the start or from where you are,
and has an address for each state. It is served on the loopback addresses only, to those who know the token in the address.
Ctrl-C ends it, with exit code 0.

Examples:
  gupcheck explore policy.yaml                     prints the address
  gupcheck explore policy.yaml --open              and opens it in a browser
  gupcheck explore policy.yaml --port 8080         for a tunnel: ssh -L 8080:localhost:8080 machine`;

/** `gupcheck explore`, for the command line. */
export function addExplore(program: Command, terminal: Terminal, done: (code: ExitCode) => void): void {
  program
    .command("explore")
    .summary("walk the states of a spec by hand, in a browser")
    .description("Serves a page on which the states of a spec can be walked by hand.")
    .argument("<spec>", "a spec file, or - for standard input")
    .addOption(new Option("--port <n>", "where to serve it (default: a free port)").argParser(portNumber))
    .option("--open", "open the page in a browser")
    .addOption(
      new Option("--plugin <file>", "load a plug-in: its code runs; may be repeated").argParser(
        (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
      ),
    )
    .addOption(
      new Option("--color <when>", "colours of what is wrong with a spec")
        .choices(["auto", "always", "never"])
        .default("auto"),
    )
    .option("-v, --verbose", "stacks of internal errors")
    .optionsGroup("Searches for a violation:")
    .addOption(new Option("--timeout <seconds>", "end each after so long").argParser(positiveSeconds).default(60))
    .addOption(
      new Option("--memory <size>", "of the states, such as 512M or 2G (default: half of what there is)").argParser(
        byteSize,
      ),
    )
    .addOption(
      new Option("--workers <n>", "threads; auto: as many as the machine has")
        .argParser(wholeNumberOrAuto(1))
        .default("auto"),
    )
    .addHelpText("after", HELP)
    .action(async (spec: string, options: import("./explore").ExploreOptions) => {
      const { explore } = require("./explore") as typeof import("./explore");
      done(await explore(spec, options, terminal, toolVersion()));
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new InvalidArgumentError("1 to 65535 is expected");
  return port;
}
