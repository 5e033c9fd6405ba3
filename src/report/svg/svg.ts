import { escapeAll } from "../escape";
import { escapeMarkup } from "../escape-markup";
import { endLines } from "../text/end-lines";
import { counted } from "../text/quantity";
import { wrap } from "../text/width";
import type { TraceFile } from "../trace-file";
import { type Box, boxesOf } from "./boxes";
import { CHARACTER, type Column, columnsOf, LINE, MARGIN } from "./columns";
import { SVG_STYLE } from "./style";

const HEAD = 78;
const HEADER_GAP = 24;

/**
 * A counterexample as a picture: a column with a lifeline for each actor that moves, a box for each step, time running
 * downwards; what repeats forever stands in a frame. Light or dark as the viewer has it.
 */
export function traceSvg(unsafe: TraceFile): string {
  const file = escapeAll(unsafe);
  const { trace, property, title, spec } = file;
  const columns = columnsOf(trace);
  const last = columns.at(-1);
  const inner = Math.max(640, last === undefined ? 0 : last.x + last.width - MARGIN);
  const characters = Math.floor(inner / CHARACTER);
  const names = columns.map(({ doc, width }) => (doc === "" ? [] : wrap(doc, Math.floor((width - 16) / CHARACTER))));
  const headerHeight = LINE * (1 + Math.max(0, ...names.map((lines) => lines.length))) + 14;
  const top = HEAD + headerHeight + HEADER_GAP;
  const boxes = boxesOf(trace, columns, top);
  const bottom = boxes.reduce((lowest, { y, height }) => Math.max(lowest, y + height), top) + 28;
  const end = endLines(file, characters);
  const height = bottom + end.length * LINE + MARGIN + 12;
  const width = inner + 2 * MARGIN;
  const heading = `${property.id} is violated in ${counted(trace.length, "step")}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" ` +
      `width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}">`,
    `<title id="title">${escapeMarkup(heading)}</title>`,
    `<desc id="desc">${escapeMarkup(`${title} (${spec}). ${end.join(" ")}`)}</desc>`,
    `<style>${SVG_STYLE}</style>`,
    `<rect class="paper" width="${String(width)}" height="${String(height)}"/>`,
    line(MARGIN, 34, "heading", heading),
    line(MARGIN, 56, "faint", `${title} \u00b7 ${spec}`.slice(0, characters)),
    ...columns.flatMap((column, at) => lifeline(column, names[at] ?? [], headerHeight, bottom)),
    ...loopFrame(file, boxes, width, bottom),
    ...boxes.flatMap((box) => boxOf(box)),
    ...end.map((text, at) => line(MARGIN, bottom + 24 + at * LINE, at === 0 ? "verdict" : "end", text)),
    "</svg>",
    "",
  ].join("\n");
}

function line(x: number, y: number, style: string, text: string): string {
  return `<text class="${style}" x="${String(x)}" y="${String(y)}" xml:space="preserve">${escapeMarkup(text)}</text>`;
}

function lifeline(
  { x, width, actor }: Column,
  doc: readonly string[],
  height: number,
  bottom: number,
): readonly string[] {
  const middle = x + width / 2;
  return [
    `<line class="life" x1="${String(middle)}" y1="${String(HEAD + height)}" x2="${String(middle)}" y2="${String(bottom)}"/>`,
    `<rect class="actor" x="${String(x)}" y="${String(HEAD)}" width="${String(width)}" height="${String(height)}" rx="6"/>`,
    line(x + 8, HEAD + LINE + 2, "name", actor),
    ...doc.map((text, at) => line(x + 8, HEAD + LINE * (at + 2) + 2, "faint", text)),
  ];
}

function boxOf({ x, y, width, height, lines, isOffence, number }: Box): readonly string[] {
  return [
    `<g><rect class="${isOffence ? "step offence" : "step"}" x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" rx="4"/>`,
    line(x + 8, y + LINE, "number", number),
    ...lines.map(({ text, style, indent }, at) => line(x + 8 + indent * CHARACTER, y + LINE * (at + 1), style, text)),
    "</g>",
  ];
}

/** A frame around the steps that repeat, or a line where nothing more need happen. */
function loopFrame({ trace }: TraceFile, boxes: readonly Box[], width: number, bottom: number): readonly string[] {
  const { loopStart, length } = trace;
  if (loopStart === undefined) return [];
  if (loopStart === length) return [line(MARGIN, bottom - 8, "loop-text", "from here on nothing more need happen")];
  const from = (boxes[loopStart]?.y ?? 0) - 18;
  return [
    `<rect class="loop" x="${String(MARGIN / 2)}" y="${String(from)}" width="${String(width - MARGIN)}" height="${String(bottom - 16 - from)}" rx="8"/>`,
    line(MARGIN / 2 + 8, from + 13, "loop-text", `steps ${String(loopStart + 1)} to ${String(length)} repeat forever`),
  ];
}
