import type { Origin } from "./expression";
import type { ScalarTree } from "./tree";

/**
 * Where the characters of a scalar's value stand in the text: a constant distance for what is written on one line
 * without escapes; otherwise the value is aligned with the text. A folded line break is where the break begins.
 * Where they cannot be aligned, every character stands where the scalar begins.
 */
export function originOf(text: string, scalar: ScalarTree): Origin {
  const { style, content, span } = scalar;
  const start = bodyStart(text, scalar);
  if (text.startsWith(content, start)) return start;
  const end = style === "single-quoted" || style === "double-quoted" ? span.end - 1 : span.end;
  const places = align(content, text, start, end, style);
  return (position) => (places === undefined ? span.start : (places[position] ?? end));
}

function bodyStart(text: string, { style, span }: ScalarTree): number {
  switch (style) {
    case "plain":
      return span.start;
    case "single-quoted":
    case "double-quoted":
      return span.start + 1;
    case "block": {
      const firstLine = text.indexOf("\n", span.start);
      return firstLine === -1 || firstLine >= span.end ? span.start : firstLine + 1;
    }
  }
}

function align(
  content: string,
  text: string,
  start: number,
  end: number,
  style: ScalarTree["style"],
): readonly number[] | undefined {
  const places: number[] = [];
  let at = start;
  while (places.length < content.length) {
    const wanted = content.charAt(places.length);
    const here = text.charAt(at);
    if (style === "double-quoted" && here === "\\") {
      const length = escapeLength(text, at);
      // An escaped line break stands for nothing.
      if (!/[\r\n]/.test(text.charAt(at + 1))) places.push(at);
      // A character outside the basic plane is two code units in the value.
      if (/\\U/.test(text.slice(at, at + 2)) && isHighSurrogate(wanted)) places.push(at);
      at += length;
    } else if (here === wanted && at < end) {
      places.push(at);
      at += style === "single-quoted" && here === "'" ? 2 : 1;
    } else if (isSpace(wanted)) {
      // A fold; at the end of a block the last line break may not be written.
      places.push(at);
      while (at < end && isSpace(text.charAt(at))) at += 1;
    } else if (at < end && isSpace(here)) at += 1;
    else return undefined;
  }
  return places;
}

function isSpace(character: string): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r";
}

function isHighSurrogate(character: string): boolean {
  return character >= "\ud800" && character <= "\udbff";
}

/** How many characters an escape in a double-quoted scalar takes. */
function escapeLength(text: string, at: number): number {
  switch (text.charAt(at + 1)) {
    case "x":
      return 4;
    case "u":
      return 6;
    case "U":
      return 10;
    case "\r":
      return text.charAt(at + 2) === "\n" ? 3 : 2;
    default:
      return 2;
  }
}
