import { join } from "node:path";
import { ExportError, type ExportLanguage, exportFiles } from "../export";
import { nearest } from "../model";
import type { ColorChoice } from "./color";
import { unplaced } from "./diagnostics";
import { EXIT, type ExitCode } from "./exit-code";
import { nameOf } from "./inputs";
import { loadPlugins } from "./plugins";
import { readSpec } from "./read-spec";
import { refuse } from "./refuse";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";
import { makeFolder, writeOutput } from "./write-output";

export interface ExportCommandOptions {
  readonly to: ExportLanguage;
  readonly property?: string;
  readonly output?: string;
  readonly plugin?: readonly string[];
  readonly color: ColorChoice;
}

/** `gupcheck export`: the woven model in another checker's language. */
export async function exportSpec(path: string, options: ExportCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const loaded = loadPlugins(options.plugin ?? []);
  const read = loaded.kind === "refused" ? loaded : await readSpec({ path }, () => terminal.input, loaded);
  if (read.kind === "refused") return refuse(read.diagnostics, options.color, terminal);
  const { model } = read.assembled;
  const ids = model.properties.map(({ id }) => id);
  if (options.property !== undefined && !ids.includes(options.property)) {
    const meant = nearest(options.property, ids);
    const hint = meant === undefined ? `it checks: ${ids.join(", ")}` : `did you mean "${meant}"?`;
    throw new UsageError(`this spec does not check the property "${options.property}"; ${hint}`);
  }
  const { to, property, output } = options;
  try {
    const files = exportFiles(model, { to, ...(property === undefined ? {} : { property }) });
    if (output === undefined) {
      for (const { text } of files.slice(0, 1)) terminal.out.write(text);
      return EXIT.ok;
    }
    makeFolder(output);
    for (const { name, text } of files) {
      writeOutput(join(output, name), text);
      terminal.out.write(`${join(output, name)}\n`);
    }
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    return refuse([unplaced(error.code, nameOf({ path }), error.message)], options.color, terminal);
  }
}
