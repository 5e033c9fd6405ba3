import { availableParallelism } from "node:os";
import {
  AxisError,
  buildVariant,
  type Edit,
  EditError,
  editedText,
  editsAt,
  parseAxis,
  type SpecSource,
  unchanged,
} from "../analysis";
import type { Limits } from "../checker";
import { escapeControls } from "../report";
import { AnalysisProgress } from "./analysis-progress";
import type { ColorChoice } from "./color";
import { EXIT, type ExitCode, worst } from "./exit-code";
import { inputsOf, nameOf } from "./inputs";
import { internalError } from "./internal-error";
import { loadPlugins } from "./plugins";
import { readSpec } from "./read-spec";
import { refuse } from "./refuse";
import { refuseVariant } from "./refuse-variant";
import { ResultCache } from "./result-cache";
import { SearchFailed, SearchPool } from "./search-pool";
import { type Terminal, widthFor } from "./terminal";
import { UsageError } from "./usage-error";
import { writeOutput } from "./write-output";

export type AnalysisFormat = "text" | "json" | "markdown";

/** The options that all analyses have. */
export interface AnalysisOptions {
  readonly format?: readonly { readonly format: AnalysisFormat; readonly file: string | undefined }[];
  readonly set?: readonly string[];
  readonly plugin?: readonly string[];
  readonly workers: number | "auto";
  readonly cache?: string;
  readonly traces?: string;
  readonly maxStates?: number;
  readonly timeout?: number;
  readonly memory?: number;
  readonly color: ColorChoice;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly width?: number;
}

/** What an analysis works with. */
export interface Workbench {
  readonly sources: readonly SpecSource[];
  readonly laboratory: SearchPool;
  readonly progress: AnalysisProgress;
  readonly width: number;
}

/** What an analysis gives back. */
export interface AnalysisResult {
  /** In the format that is asked for; text and Markdown are escaped when they are written. */
  readonly write: (format: AnalysisFormat) => string;
  readonly code: ExitCode;
}

/**
 * Reads the specs, lets an analysis work with them, and writes what comes of it. Whatever happens, what was found is
 * written once, and an interruption is exit code 130.
 */
export async function analyse(
  paths: readonly string[],
  options: AnalysisOptions,
  terminal: Terminal,
  version: string,
  work: (bench: Workbench) => Promise<AnalysisResult>,
): Promise<ExitCode> {
  const read = await readSources(paths, options, terminal);
  if (typeof read === "number") return read;
  const progress = new AnalysisProgress(terminal.err, options.quiet === true);
  const cache = options.cache === undefined ? undefined : new ResultCache(options.cache, version);
  const laboratory = new SearchPool({
    width: options.workers === "auto" ? availableParallelism() : options.workers,
    limits: limitsOf(options),
    cache,
    newSearcher: terminal.newSearcher,
    onChange: (counts) => progress.show(counts),
  });
  const ignore = terminal.onInterrupt(() => laboratory.stop());
  try {
    const width = widthFor(terminal.out, options.width);
    const result = await work({ sources: read, laboratory, progress, width });
    progress.clear();
    for (const { format, file } of options.format ?? [{ format: "text", file: undefined }]) {
      const text = result.write(format).split("\n").map(escapeControls).join("\n");
      if (file === undefined) terminal.out.write(text);
      else writeOutput(file, text);
    }
    if (cache?.failure !== undefined) {
      terminal.err.write(`warning: nothing was kept in the cache: ${escapeControls(cache.failure)}\n`);
    }
    return worst([result.code, ...(laboratory.isStopped ? [EXIT.interrupted] : [])]);
  } catch (error) {
    progress.clear();
    if (error instanceof AxisError || error instanceof EditError) throw new UsageError(error.message);
    if (!(error instanceof SearchFailed)) throw error;
    const diagnostic = internalError(error.code, "gupcheck", error.failure, options.verbose === true);
    return refuse([diagnostic], options.color, terminal) && EXIT.internal;
  } finally {
    ignore();
    await laboratory.close();
  }
}

async function readSources(
  paths: readonly string[],
  options: AnalysisOptions,
  terminal: Terminal,
): Promise<readonly SpecSource[] | ExitCode> {
  const loaded = loadPlugins(options.plugin ?? []);
  if (loaded.kind === "refused") return refuse(loaded.diagnostics, options.color, terminal);
  const sources: SpecSource[] = [];
  for (const input of inputsOf(paths)) {
    const read = await readSpec(input, () => terminal.input, loaded);
    if (read.kind === "refused") return refuse(read.diagnostics, options.color, terminal);
    sources.push(
      withSettings({ file: nameOf(input), text: read.text, catalogue: loaded.catalogue }, options.set ?? []),
    );
  }
  for (const source of sources) {
    const built = buildVariant(source, unchanged);
    if (built.kind === "built") continue;
    return refuseVariant(source.file, built, options.color, terminal);
  }
  return sources;
}

/** The spec with `--set path=value` done to it. Throws UsageError. */
function withSettings(source: SpecSource, settings: readonly string[]): SpecSource {
  try {
    const edits: Edit[] = [];
    for (const axis of settings.map(parseAxis)) {
      const [value, second] = axis.values;
      if (value === undefined || second !== undefined) {
        throw new AxisError(`--set ${axis.name} takes one value; axes are for several`);
      }
      edits.push(...editsAt(source, edits, axis, value));
    }
    if (edits.length === 0) return source;
    return { ...source, text: editedText(source.text, [{ kind: "delete", path: ["expect"] }, ...edits]) };
  } catch (error) {
    if (error instanceof AxisError || error instanceof EditError) throw new UsageError(error.message);
    throw error;
  }
}

function limitsOf({ maxStates, timeout, memory }: AnalysisOptions): Limits {
  return {
    ...(maxStates === undefined ? {} : { states: maxStates }),
    ...(timeout === undefined ? {} : { seconds: timeout }),
    ...(memory === undefined ? {} : { memoryBytes: memory }),
  };
}
