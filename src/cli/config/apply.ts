import { resolve } from "node:path";
import { concernNames } from "../../report";
import { byteSize, type OutputChoice } from "../option-values";
import { refuse } from "../refuse";
import type { RunOptions } from "../run";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { CONFIG_NAMES, findConfig } from "./find";
import { type Config, readConfig } from "./read";

/** The options that say which configuration counts. */
export interface ConfigOptions {
  /** False: none. A file: that one. */
  readonly config?: string | false;
  /** The plug-ins that the configuration names may be loaded. */
  readonly configPlugins?: boolean;
}

interface Configured {
  readonly kind: "configured";
  readonly paths: readonly string[];
  readonly options: RunOptions;
}

/**
 * What the command line says, and for what it does not say the configuration. `isGiven` tells whether an option was given
 * on the command line; `reads` is told what is going to be read. Throws a UsageError where nothing says what to run, or where plug-ins are not allowed.
 */
export function configured(
  paths: readonly string[],
  options: RunOptions & ConfigOptions,
  isGiven: (option: string) => boolean,
  terminal: Terminal,
  reads: (paths: readonly string[]) => void = () => undefined,
): Configured | { readonly kind: "refused"; readonly code: ReturnType<typeof refuse> } {
  const path = options.config === false ? undefined : (options.config ?? findConfig("."));
  const config = path === undefined ? undefined : readConfig(path);
  const own = [...paths, ...(path === undefined ? [] : [path]), ...(options.plugin ?? [])];
  reads(config?.kind === "config" ? [...own, ...(config.data.paths ?? []), ...(config.data.plugins ?? [])] : own);
  if (config?.kind === "refused") {
    return { kind: "refused", code: refuse(config.diagnostics, options.color, terminal) };
  }
  const named = paths.length > 0 ? paths : (config?.data.paths ?? []);
  if (named.length === 0) {
    const where = config === undefined ? `a configuration (${CONFIG_NAMES[0]})` : `"${config.file}"`;
    throw new UsageError(
      `nothing to run: name a spec, a folder of specs, or - for standard input; or "paths" in ${where}`,
    );
  }
  if (config === undefined || path === undefined) return { kind: "configured", paths: named, options };
  const defaults = Object.entries(defaultsOf(config)).filter(([option]) => !isGiven(option));
  const plugin = pluginsOf(config, options);
  if (options.verbose === true) say(config, defaults, paths.length === 0, plugin, terminal);
  return {
    kind: "configured",
    paths: named,
    options: {
      ...options,
      ...(Object.fromEntries(defaults) as Partial<RunOptions>),
      ...(plugin.length === 0 ? {} : { plugin }),
      configFile: resolve(path),
    },
  };
}

/** What a configuration says, as the options that say the same. */
function defaultsOf({ data, format }: Config): Partial<RunOptions> {
  const { limits = {}, baseline, workers } = data;
  const { states, depth, seconds, memory } = limits;
  const failOn = data["fail-on"];
  return {
    ...(failOn === undefined ? {} : { failOn: failOn === "all" ? concernNames : failOn === "none" ? [] : failOn }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(format === undefined ? {} : { format }),
    ...(workers === undefined ? {} : { workers }),
    ...(states === undefined ? {} : { maxStates: states }),
    ...(depth === undefined ? {} : { maxDepth: depth }),
    ...(seconds === undefined ? {} : { timeout: seconds }),
    ...(memory === undefined ? {} : { memory: byteSize(memory) }),
  };
}

/** The plug-ins of the command line, and those of the configuration where they are allowed. */
function pluginsOf({ file, data: { plugins = [] } }: Config, options: RunOptions & ConfigOptions): readonly string[] {
  const own = options.plugin ?? [];
  const missing = plugins.filter((each) => !own.some((given) => resolve(given) === resolve(each)));
  if (missing.length > 0 && options.configPlugins !== true) {
    throw new UsageError(
      `"${file}" names plug-ins, whose code would run: ${missing.join(", ")}; ` +
        "allow that with --config-plugins, or leave the configuration out with --no-config",
    );
  }
  return [...own, ...missing];
}

function say(
  { file, data }: Config,
  defaults: readonly (readonly [string, unknown])[],
  usesPaths: boolean,
  plugins: readonly string[],
  terminal: Terminal,
): void {
  const { escapeControls } = require("../../report/escape") as typeof import("../../report/escape");
  const parts = [
    ...(usesPaths && data.paths !== undefined ? [`paths: ${data.paths.join(", ")}`] : []),
    ...defaults.map(([option, value]) => `${option}: ${shown(value)}`),
    ...(plugins.length === 0 ? [] : [`plug-ins: ${plugins.join(", ")}`]),
  ];
  terminal.err.write(
    `${escapeControls(`configuration: ${file}: ${parts.join("; ") || "nothing that counts here"}`)}\n`,
  );
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.map(shownItem).join(", ") || "none" : String(value);
}

/** A concern, or a format with its file. */
function shownItem(item: unknown): string {
  if (typeof item !== "object" || item === null || !("format" in item)) return String(item);
  const { format, file } = item as OutputChoice;
  return file === undefined ? format : `${format}=${file}`;
}
