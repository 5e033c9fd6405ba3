import { printModel, printProgram } from "../model";
import { escapeControls, inert } from "../report";
import { wantsAscii } from "./ascii";
import type { ColorChoice } from "./color";
import { EXIT, type ExitCode } from "./exit-code";
import { loadPlugins } from "./plugins";
import { readSpec } from "./read-spec";
import { refuse } from "./refuse";
import { type Terminal, widthFor } from "./terminal";

export interface ShowOptions {
  readonly plugin?: readonly string[];
  readonly model?: boolean;
  readonly ascii?: boolean;
  readonly width?: number;
  readonly color: ColorChoice;
}

/** `gupcheck show`: the woven model as pseudo-code, for review. */
export async function show(path: string, options: ShowOptions, terminal: Terminal): Promise<ExitCode> {
  const loaded = loadPlugins(options.plugin ?? []);
  const read = loaded.kind === "refused" ? loaded : await readSpec({ path }, () => terminal.input, loaded);
  if (read.kind === "refused") return refuse(read.diagnostics, options.color, terminal);
  const style = { ascii: wantsAscii(options.ascii, terminal.env), width: widthFor(terminal.out, options.width) };
  const { program, model } = read.assembled;
  const text = options.model === true ? printModel(model, style) : printProgram(program, style);
  terminal.out.write(inert(text.split("\n").map(escapeControls).join("\n")));
  return EXIT.ok;
}
