/** Text of a terminal in one style. */
export interface Span {
  readonly text: string;
  readonly styles: readonly Style[];
}

export type Style = "strong" | "faint" | "good" | "bad" | "doubtful";

/** What each code of SGR switches on, as far as gupcheck writes it (`paintFor`). */
const ON: Readonly<Record<string, Style>> = { 1: "strong", 2: "faint", 31: "bad", 32: "good", 33: "doubtful" };
/** And off. */
const OFF: Readonly<Record<string, readonly Style[]>> = {
  0: ["strong", "faint", "bad", "good", "doubtful"],
  22: ["strong", "faint"],
  39: ["bad", "good", "doubtful"],
};

/**
 * The lines of what a program wrote to a terminal, in spans of one style. Throws on an escape sequence that it does not
 * know, so that a new colour is not lost without a word.
 */
export function spansOf(written: string): readonly (readonly Span[])[] {
  let styles: readonly Style[] = [];
  return written.split("\n").map((line) => {
    const spans: Span[] = [];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
    for (const part of line.split(/(\u001b\[[\d;]*m)/)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the same
      const code = /^\u001b\[([\d;]*)m$/.exec(part)?.[1];
      if (code !== undefined) styles = stylesAfter(styles, code);
      else if (part !== "") spans.push({ text: printable(part), styles });
    }
    return spans;
  });
}

function stylesAfter(styles: readonly Style[], code: string): readonly Style[] {
  const on = ON[code];
  if (on !== undefined) return [...styles, on];
  const off = OFF[code];
  if (off === undefined) throw new Error(`unknown escape sequence: ESC [ ${code} m`);
  return styles.filter((style) => !off.includes(style));
}

function printable(text: string): string {
  if (/\p{Cc}/u.test(text)) throw new Error(`a control character in ${JSON.stringify(text)}`);
  return text;
}
