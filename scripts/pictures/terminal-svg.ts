import { escapeMarkup } from "../../src/report/escape-markup";
import type { Span, Style } from "./ansi";

export interface Caption {
  readonly title: string;
  readonly description: string;
}

/** A place of a character, in pixels; the text is stretched to it, so columns stay columns whatever the font. */
const CELL = { width: 8, height: 18 };
const MARGIN = 16;

/** Each can be read on its paper: a test computes contrasts. */
export const COLORS: Readonly<Record<"light" | "dark", Readonly<Record<Style | "text" | "paper" | "edge", string>>>> = {
  light: {
    ...{ text: "#1f2328", paper: "#ffffff", edge: "#818b98", strong: "#1f2328", faint: "#59636e" },
    ...{ good: "#116329", bad: "#b3261e", doubtful: "#7d4e00" },
  },
  dark: {
    ...{ text: "#e6edf3", paper: "#0d1117", edge: "#6e7681", strong: "#ffffff", faint: "#9da7b3" },
    ...{ good: "#3fb950", bad: "#ff7b72", doubtful: "#d29922" },
  },
};

/**
 * A picture of a terminal: one SVG that loads nothing, with text that can be selected and read aloud, light or dark as the
 * reader has it.
 */
export function terminalSvg(lines: readonly (readonly Span[])[], { title, description }: Caption): string {
  const columns = Math.max(...lines.map((line) => lengthOf(line.map(({ text }) => text).join(""))));
  const width = columns * CELL.width + 2 * MARGIN;
  const height = lines.length * CELL.height + 2 * MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="title">${escapeMarkup(title)}</title>
<desc id="description">${escapeMarkup(description)}</desc>
<style>
${rules("light")}
@media (prefers-color-scheme: dark) {
${rules("dark")}
}
</style>
<rect class="paper" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
${lines.flatMap(lineText).join("\n")}
</svg>
`;
}

function rules(theme: "light" | "dark"): string {
  const { text, paper, edge, ...styles } = COLORS[theme];
  return [
    `text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: ${text} }`,
    `.paper { fill: ${paper}; stroke: ${edge} }`,
    ...Object.entries(styles).map(([style, color]) => `.${style} { fill: ${color} }`),
    ".strong { font-weight: bold }",
  ].join("\n");
}

function lineText(spans: readonly Span[], row: number): readonly string[] {
  let column = 0;
  const pieces: string[] = [];
  for (const { text, styles } of spans) {
    // Only single spaces stay inside a piece: those are kept by every renderer.
    for (const piece of text.split(/( {2,}|^ | $)/)) {
      if (piece.trim() !== "") pieces.push(pieceText(piece, column, styles));
      column += lengthOf(piece);
    }
  }
  if (pieces.length === 0) return [];
  return [`<text y="${MARGIN + (row + 1) * CELL.height - 5}">${pieces.join("")}</text>`];
}

function pieceText(piece: string, column: number, styles: readonly Style[]): string {
  const attributes = [
    `x="${MARGIN + column * CELL.width}"`,
    `textLength="${lengthOf(piece) * CELL.width}"`,
    'lengthAdjust="spacingAndGlyphs"',
    ...(styles.length === 0 ? [] : [`class="${styles.join(" ")}"`]),
  ];
  return `<tspan ${attributes.join(" ")}>${escapeMarkup(piece)}</tspan>`;
}

/** In characters: gupcheck writes none that takes two places. */
const lengthOf = (text: string): number => Array.from(text).length;
