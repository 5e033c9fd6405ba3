import { crossCheck, crossCheckText, type Tool } from "../export";
import { escapeControls } from "../report";
import type { ColorChoice } from "./color";
import { EXIT, type ExitCode, worst } from "./exit-code";
import { type Input, inputsOf } from "./inputs";
import { type Extensions, loadPlugins, pluginBounds } from "./plugins";
import { readSpec } from "./read-spec";
import { refuse } from "./refuse";
import { outcomeOf } from "./run-spec";
import type { Searcher } from "./searcher";
import type { Terminal } from "./terminal";

export interface CrossCheckCommandOptions {
  readonly with: readonly Tool[];
  readonly timeout?: number;
  readonly memory?: number;
  readonly plugin?: readonly string[];
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
  const loaded = loadPlugins(options.plugin ?? []);
  if (loaded.kind === "refused") return refuse(loaded.diagnostics, options.color, terminal);
  const inputs = inputsOf(paths);
  const searcher = terminal.newSearcher();
  const interruption = new AbortController();
  const ignore = terminal.onInterrupt(() => {
    searcher.stop();
    interruption.abort();
  });
  const codes: ExitCode[] = [];
  try {
    for (const input of inputs) {
      if (interruption.signal.aborted) break;
      codes.push(await crossCheckSpec(input, options, loaded, terminal, searcher, interruption.signal));
    }
  } finally {
    ignore();
    await searcher.close();
  }
  return interruption.signal.aborted ? EXIT.interrupted : worst(codes);
}

async function crossCheckSpec(
  input: Input,
  options: CrossCheckCommandOptions,
  extensions: Extensions,
  terminal: Terminal,
  searcher: Searcher,
  signal: AbortSignal,
): Promise<ExitCode> {
  const read = await readSpec(input, () => terminal.input, extensions);
  if (read.kind === "refused") return refuse(read.diagnostics, options.color, terminal);
  const { model } = read.assembled;
  const request = { model, engine: "compiled", limits: {}, method: {} } as const;
  const end = await searcher.search(request, () => undefined);
  if (end.kind !== "result") {
    const outcome = outcomeOf(end, read, request, { verbose: false });
    if (outcome.kind !== "checked") refuse(outcome.diagnostics, options.color, terminal);
    return outcome.kind === "internal-error" ? EXIT.internal : EXIT.refused;
  }
  const file = escapeControls(read.spec.file);
  const tlaTools = terminal.env.TLA2TOOLS;
  const result = await crossCheck(model, end.result, {
    tools: options.with,
    ...(options.timeout === undefined ? {} : { seconds: options.timeout }),
    ...(options.memory === undefined ? {} : { memoryBytes: options.memory }),
    ...(tlaTools === undefined ? {} : { tlaTools }),
    signal,
    onRun: (tool, property) => {
      if (options.quiet !== true) terminal.err.write(`${file}: ${tool}: ${escapeControls(property ?? "counts")}\n`);
    },
  });
  for (const line of [file, ...pluginBounds(extensions).map(escapeControls)]) terminal.out.write(`${line}\n`);
  terminal.out.write(crossCheckText(result).split("\n").map(escapeControls).join("\n"));
  return result.disagrees ? EXIT.internal : result.agrees ? EXIT.ok : EXIT.open;
}
