import type { EngineKind, Progress, SearchOrder, StoreKind } from "../checker";
import { diagnosticText, escapeControls, type SpecOutcome, type TextOptions, type TraceChoice } from "../report";
import { wantsAscii } from "./ascii";
import { warnOfCheckpoint } from "./checkpoint-warning";
import { type ColorChoice, paintFor, wantsColor } from "./color";
import { unplaced } from "./diagnostics";
import { EXIT, type ExitCode, exitCodeOf, worst } from "./exit-code";
import { type GateOptions, openGate } from "./gate";
import { inputsOf, nameOf } from "./inputs";
import type { OutputChoice } from "./option-values";
import { isSameFile } from "./output-file";
import { type OutputOptions, outputTo, withTerminal } from "./outputs";
import { type Extensions, filesOf, loadPlugins, noExtensions, pluginReports } from "./plugins";
import { ProgressLine } from "./progress";
import { reproduceCommand } from "./reproduce";
import { runSpec, type SearchOptions } from "./run-spec";
import { withSeed } from "./simulation";
import { type OutputStream, type Terminal, widthFor } from "./terminal";
import { TraceOut } from "./trace-out";
import type { TraceOutChoice } from "./trace-values";
import { UsageError } from "./usage-error";

/** The options of `gupcheck run`, as they were given. */
export interface RunOptions extends GateOptions {
  readonly format?: readonly OutputChoice[];
  readonly plugin?: readonly string[];
  readonly engine: EngineKind;
  readonly maxStates?: number;
  readonly maxDepth?: number;
  readonly workers: number | "auto";
  readonly order: SearchOrder;
  readonly store: StoreKind;
  readonly preemptions?: number;
  readonly simulate?: number;
  readonly seed?: number;
  readonly checkpoint?: string;
  readonly checkpointEvery: number;
  readonly timeout?: number;
  readonly memory?: number;
  readonly traces: TraceChoice;
  readonly color: ColorChoice;
  readonly ascii?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly width?: number;
  readonly traceOut?: readonly TraceOutChoice[];
  readonly watch?: boolean;
  /** The configuration that some of these come from, absolute. */
  readonly configFile?: string;
}

/** `gupcheck run`: searches each spec, reports, and says how it went. */
export async function run(
  paths: readonly string[],
  given: RunOptions,
  terminal: Terminal,
  version: string,
): Promise<ExitCode> {
  const options = withSeed(given);
  if (options.store === "fingerprint" && options.order === "depth-first") {
    throw new UsageError("--store fingerprint does not go with --order depth-first");
  }
  const inputs = inputsOf(paths);
  if (options.checkpoint !== undefined && inputs.length > 1) {
    throw new UsageError(`--checkpoint goes with one spec, not with ${String(inputs.length)}`);
  }
  const gate = openGate(options, terminal, version);
  const outputOptions = outputOptionsOf(options, terminal, inputs.length > 1);
  const choices = withTerminal(options.format);
  refuseToOverwrite([...inputs.map(({ path }) => path), ...(options.plugin ?? [])], choices);
  const outputs = choices.map((choice) => outputTo(choice, outputOptions, (text) => void terminal.out.write(text)));
  const errorStyle = textOptions(options, terminal, terminal.err);
  const progress = new ProgressLine(terminal.err, options.quiet === true);
  const searcher = terminal.newSearcher();
  const interrupt = (): void => searcher.stop();
  const ignore = terminal.onInterrupt(interrupt);
  const outcomes: SpecOutcome[] = [];
  const traceOut = traceOutOf(options, choices, terminal, version);
  const tell = (outcome: SpecOutcome): void => {
    outcomes.push(outcome);
    if (outcome.kind !== "checked") {
      for (const each of outcome.diagnostics) terminal.err.write(diagnosticText(each, errorStyle));
    }
    for (const output of outputs) output.add(outcome);
    traceOut.add(outcome);
  };
  const loaded = loadPlugins(options.plugin ?? []);
  try {
    if (loaded.kind === "refused") tell(loaded);
    const extensions = loaded.kind === "refused" ? noExtensions : loaded;
    const search = { ...searchOptions(options, terminal, version, extensions), vacuousIsWrong: gate.vacuousIsWrong };
    for (const input of loaded.kind === "refused" ? [] : gate.select(inputs, usedFiles(options, extensions))) {
      if (searcher.isStopped) break;
      const show = (state: Progress): void => progress.show(escapeControls(nameOf(input)), state);
      const outcome = await runSpec(input, searcher, search, show, warnOfCheckpoint(terminal.err, progress));
      progress.clear();
      tell(gate.mark(outcome));
      await new Promise(setImmediate); // lets a signal through
    }
  } finally {
    ignore();
    await searcher.close();
  }
  const report = gate.finish({
    toolVersion: version,
    outcomes,
    plugins: loaded.kind === "refused" ? [] : pluginReports(loaded),
    interrupted: searcher.isStopped,
  });
  const unwritten = [...outputs.flatMap((output) => output.finish(report)), ...traceOut.unwritten];
  for (const { file, reason } of unwritten) {
    terminal.err.write(diagnosticText(unplaced("cli/unwritable", file, `cannot be written: ${reason}`), errorStyle));
  }
  return worst([exitCodeOf(report), ...(unwritten.length === 0 ? [] : [EXIT.refused])]);
}

/** Opening an output empties the file. */
function refuseToOverwrite(read: readonly string[], choices: readonly OutputChoice[]): void {
  for (const { file } of choices) {
    if (file === undefined || !read.some((path) => isSameFile(path, file))) continue;
    throw new UsageError(`"${file}" is read by this run: choose another file for the output`);
  }
}

function traceOutOf(
  options: RunOptions,
  choices: readonly OutputChoice[],
  terminal: Terminal,
  version: string,
): TraceOut {
  return new TraceOut({
    patterns: options.traceOut ?? [],
    version,
    ascii: options.ascii === true,
    reproduce: (spec) => reproduceCommand(spec, options),
    taken: choices.flatMap(({ file }) => file ?? []),
    say: (line) => {
      if (options.quiet !== true) terminal.err.write(`${escapeControls(line)}\n`);
    },
  });
}

/** The files that all specs use. */
function usedFiles({ configFile }: RunOptions, extensions: Extensions): readonly string[] {
  return [...(configFile === undefined ? [] : [configFile]), ...filesOf(extensions)];
}

function searchOptions(
  options: RunOptions,
  terminal: Terminal,
  version: string,
  extensions: Extensions,
): SearchOptions {
  const { engine, maxStates, maxDepth, timeout, memory, verbose } = options;
  const { workers, order, store, preemptions, checkpoint, checkpointEvery } = options;
  return {
    engine,
    limits: {
      ...(maxStates === undefined ? {} : { states: maxStates }),
      ...(maxDepth === undefined ? {} : { depth: maxDepth }),
      ...(timeout === undefined ? {} : { seconds: timeout }),
      ...(memory === undefined ? {} : { memoryBytes: memory }),
    },
    method: {
      workers,
      order,
      store,
      ...(preemptions === undefined ? {} : { preemptions }),
      ...(checkpoint === undefined ? {} : { checkpoint: { file: checkpoint, everySeconds: checkpointEvery, version } }),
    },
    simulation: options,
    verbose: verbose === true,
    stdin: () => terminal.input,
    extensions,
  };
}

function outputOptionsOf(options: RunOptions, terminal: Terminal, many: boolean): OutputOptions {
  const text = textOptions(options, terminal, terminal.out);
  return {
    text,
    textInFiles: { ...text, paint: paintFor(false), ascii: options.ascii === true },
    many,
    quiet: options.quiet === true,
    reproduce: (spec) => reproduceCommand(spec, options),
    env: terminal.env,
  };
}

function textOptions(options: RunOptions, terminal: Terminal, stream: OutputStream): TextOptions {
  return {
    width: widthFor(stream, options.width),
    ascii: wantsAscii(options.ascii, terminal.env),
    paint: paintFor(wantsColor(options.color, stream, terminal.env)),
    traces: options.traces,
    verbose: options.verbose === true,
  };
}
