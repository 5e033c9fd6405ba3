import { escapeAll } from "../escape";
import type { TraceFile } from "../trace-file";
import { counted } from "./quantity";
import { heading, storyLines } from "./spec-text";
import type { TextOptions } from "./style";
import { violationLines } from "./trace-end";
import { wrap } from "./width";

/** Columns of a mail. */
export const MAIL_WIDTH = 72;

/** A single counterexample as text, fit for a mail. */
export function traceText(unsafe: TraceFile, options: TextOptions): string {
  const { property, spec, title, source, bounds, modelHash, toolVersion, reproduce, trace } = escapeAll(unsafe);
  const fact = (label: string, text: string): readonly string[] =>
    wrap(text, options.width - 12).map((line, at) =>
      at === 0 ? `  ${options.paint.faint(label.padEnd(10))}${line}` : `            ${line}`,
    );
  const lines = [
    ...wrap(title, options.width).map(options.paint.strong),
    ...fact("spec", spec),
    ...(source === undefined ? [] : fact("source", source)),
    ...fact("bounds", bounds.join("; ")),
    ...fact("model", `${modelHash}, gupcheck ${toolVersion}`),
    "",
    ...heading(`${property.id} is violated in ${counted(trace.length, "step")}`, options),
    ...storyLines(trace, options),
    ...violationLines(property, trace, options),
    // A command is copied: it is never broken into lines.
    `  again: ${reproduce}`,
  ];
  return `${lines.join("\n")}\n`;
}
