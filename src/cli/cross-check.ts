import { check } from "../checker";
import { crossCheck, crossCheckText, type Tool } from "../export";
import { escapeControls } from "../report";
import type { ColorChoice } from "./color";
import { EXIT, type ExitCode, worst } from "./exit-code";
import { inputsOf } from "./inputs";
import { readSpec } from "./read-spec";
import { refuse } from "./refuse";
import type { Terminal } from "./terminal";

export interface CrossCheckCommandOptions {
  readonly with: readonly Tool[];
  readonly timeout?: number;
  readonly memory?: number;
  readonly quiet?: boolean;
  readonly color: ColorChoice;
}

/**
 * `gupcheck cross-check`: the same model through other checkers. 0 where they agree with us on all that was compared, 4
 * where one does not, 3 where nothing could be compared.
 */
export async function crossCheckSpecs(
  paths: readonly string[],
  options: CrossCheckCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const codes: ExitCode[] = [];
  for (const input of inputsOf(paths)) {
    const read = await readSpec(input, () => terminal.input);
    if (read.kind === "refused") {
      codes.push(refuse(read.diagnostics, options.color, terminal));
      continue;
    }
    const { model } = read.assembled;
    const own = check(model);
    const tlaTools = terminal.env.TLA2TOOLS;
    const result = await crossCheck(model, own, {
      tools: options.with,
      ...(options.timeout === undefined ? {} : { seconds: options.timeout }),
      ...(options.memory === undefined ? {} : { memoryBytes: options.memory }),
      ...(tlaTools === undefined ? {} : { tlaTools }),
      onRun: (tool, property) => {
        if (options.quiet !== true) terminal.err.write(`${read.spec.file}: ${tool}: ${property ?? "counts"}\n`);
      },
    });
    terminal.out.write(`${escapeControls(read.spec.file)}\n`);
    terminal.out.write(crossCheckText(result).split("\n").map(escapeControls).join("\n"));
    codes.push(result.disagrees ? EXIT.internal : result.agrees ? EXIT.ok : EXIT.open);
  }
  return worst(codes);
}
