import { SPEC_CODES } from "./spec-codes";

/** Every diagnostic code, and what it means in one sentence. Codes are stable: tools may rely on them. */
export const DIAGNOSTIC_CODES = {
  "expression/ambiguous-value": "Nothing in the comparison says which kind of value is meant.",
  "expression/bad-escape": "A string contains an escape sequence that is not supported.",
  "expression/bad-macro": "exists, all or exists_one is not used as collection.macro(name, condition).",
  "expression/bad-number": "A number is not a decimal integer that fits in 32 bits.",
  "expression/constant-comparison": "A comparison that has the same result in every state.",
  "expression/empty": "An expression was expected.",
  "expression/mistaken-operator": "An operator of another language, with the one that is meant here.",
  "expression/not-a-function": "A field or a name is called like a function.",
  "expression/not-a-value": "A collection, the call path or a bare value name stands where a value is expected.",
  "expression/out-of-range": "The result of the expression cannot be in the expected range.",
  "expression/reserved-word": "A word that CEL reserves is used as a name.",
  "expression/syntax": "Something is missing or stands in the wrong place.",
  "expression/too-deep": "The expression is nested too deeply.",
  "expression/too-long": "The expression is too long.",
  "expression/type-mismatch": "The type of an operand is not the one that is expected there.",
  "expression/unclosed": "A bracket or a string is opened but never closed.",
  "expression/unexpected-character": "A character that no expression contains.",
  "expression/unknown-field": "The element has no field of that name.",
  "expression/unknown-function": "There is no function or macro of that name.",
  "expression/unknown-name": "The name is not in scope here.",
  "expression/unknown-procedure": "No procedure of that name can be on the call path.",
  "expression/unknown-value": "The enumeration or index set has no value of that name.",
  "expression/unsupported": "CEL has it, this subset has not.",
  ...SPEC_CODES,
} as const satisfies Readonly<Record<string, string>>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/** Offsets (UTF-16 code units) into a source text; the end is not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One problem found in a source text. It is data; `renderDiagnostic` makes text of it. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: "error" | "warning";
  /** What is wrong, without a full stop. */
  readonly message: string;
  /** How to mend it. */
  readonly hint?: string;
  readonly span: Span;
}

/** A text with the name it is known by. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Counted from 1; columns count UTF-16 code units, as editors and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const TAB_STOP = 4;
/** Source lines are clipped to this many columns. */
const LINE_WIDTH = 100;
const CONTEXT = 20;
/** More characters than this on either side of a place are not even looked at. */
const NEAR = 400;
const ELLIPSIS = "…";

/** Where an offset lies; an offset outside the text is moved to its nearest end. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: before.length - lineStart + 1 };
}

/** Escapes what could move the cursor or reorder the text of a terminal: control, format and stray surrogate characters. */
function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

/**
 * A diagnostic as text: place, message and code, the source line with the span underlined, the hint. No colours, no
 * final newline. A span of several lines is underlined on its first line only.
 */
export function renderDiagnostic(diagnostic: Diagnostic, source: Source): string {
  const { line, column } = positionOf(source.text, diagnostic.span.start);
  const lines = [
    `${escapeControls(source.file)}:${line}:${column}: ${diagnostic.severity}: ` +
      `${escapeControls(diagnostic.message)} [${diagnostic.code}]`,
    ...underlined(source.text, diagnostic.span),
  ];
  if (diagnostic.hint !== undefined) lines.push(`  help: ${escapeControls(diagnostic.hint)}`);
  return lines.join("\n");
}

/** One character of the source line as it is printed, and how many columns it takes. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

function underlined(text: string, span: Span): readonly string[] {
  const start = Math.min(Math.max(0, span.start), text.length);
  const lineStart = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  const nextBreak = text.indexOf("\n", start);
  const line = text.slice(lineStart, nextBreak === -1 ? text.length : nextBreak).replace(/\r$/, "");
  const from = Math.min(start - lineStart, line.length);
  const to = Math.min(Math.max(span.end - lineStart, from), line.length);

  const before = cells(line.slice(Math.max(0, from - NEAR), from), 0);
  const inside = cells(line.slice(from, Math.min(to, from + NEAR)), widthOf(before));
  const after = cells(line.slice(to, to + NEAR), widthOf(before) + widthOf(inside));

  const marked = clipEnd(inside, LINE_WIDTH - CONTEXT);
  const lead = clipStart(before, LINE_WIDTH - Math.max(widthOf(marked), CONTEXT));
  const rest = clipEnd(after, Math.max(CONTEXT, LINE_WIDTH - widthOf(lead) - widthOf(marked)));
  const shown = [...lead, ...marked, ...rest].map((cell) => cell.text).join("");
  const underline = " ".repeat(widthOf(lead)) + "^".padEnd(Math.max(1, widthOf(marked)), "~");
  return [`  ${shown}`.trimEnd(), `  ${underline}`];
}

/** The characters of a piece of a line that starts in column `column` (from 0); tabs become spaces. */
function cells(piece: string, column: number): readonly Cell[] {
  const found: Cell[] = [];
  let at = column;
  for (const character of piece) {
    const tab = TAB_STOP - (at % TAB_STOP);
    const cell = character === "\t" ? { text: " ".repeat(tab), width: tab } : plainCell(character);
    found.push(cell);
    at += cell.width;
  }
  return found;
}

const WIDE =
  /[\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

function plainCell(character: string): Cell {
  const text = escapeControls(character);
  if (text !== character) return { text, width: text.length };
  if (/\p{M}/u.test(character)) return { text, width: 0 };
  return { text, width: WIDE.test(character) ? 2 : 1 };
}

function widthOf(row: readonly Cell[]): number {
  return row.reduce((width, cell) => width + cell.width, 0);
}

/** As many of the first cells as fit into `width` columns, with an ellipsis where some are left out. */
function clipEnd(row: readonly Cell[], width: number): readonly Cell[] {
  if (widthOf(row) <= width) return row;
  const kept: Cell[] = [];
  let used = 1;
  for (const cell of row) {
    used += cell.width;
    if (used > width) break;
    kept.push(cell);
  }
  return [...kept, { text: ELLIPSIS, width: 1 }];
}

function clipStart(row: readonly Cell[], width: number): readonly Cell[] {
  return [...clipEnd([...row].reverse(), width)].reverse();
}
