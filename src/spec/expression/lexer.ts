import type { Span } from "../diagnostic";
import type { Report } from "./report";
import { SYMBOLS, type Token } from "./token";

/** Integers must fit in 32 bits, so that every engine and export counts alike. */
export const MAX_INTEGER = 2 ** 31 - 1;

const SPACE = /[ \t\r\n\f]+|\/\/[^\n]*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9](?:[A-Za-z0-9_]|\.(?=[0-9])|(?<=[eE])[+-](?=[0-9]))*/y;
const STRANGE = /[^\s\w"'`<>=!&|+\-*/%?:.,()[\]{}]/uy;

const CURLY_STRING = /“[^“”\n]*”|‘[^‘’\n]*’/y;

const STRANGE_HINTS: Readonly<Record<string, string>> = {
  "“": `use the plain quote "`,
  "”": `use the plain quote "`,
  "‘": "use the plain quote '",
  "’": "use the plain quote '",
  "`": `strings are written "…" or '…'`,
  "≤": 'write "<="',
  "≥": 'write ">="',
  "≠": 'write "!="',
  "∧": 'write "&&"',
  "∨": 'write "||"',
  "¬": 'write "!"',
  "∈": 'write "in"',
  "–": 'write the plain minus sign "-"',
  "−": 'write the plain minus sign "-"',
  "\u00a0": "this is a non-breaking space; use a plain one",
  "#": "comments start with // in an expression",
  ";": "an expression is one condition; join conditions with && or ||",
};

/** Cuts a text into tokens; the last one is always `end`. What cannot be understood is reported and left out. */
export function tokenize(text: string, report: Report): readonly Token[] {
  return new Lexer(text, report).tokens();
}

class Lexer {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly report: Report,
  ) {}

  tokens(): readonly Token[] {
    const tokens: Token[] = [];
    while (this.at < this.text.length) {
      const token = this.next();
      if (token !== undefined) tokens.push(token);
    }
    return [...tokens, { kind: "end", span: { start: this.text.length, end: this.text.length } }];
  }

  /** The next token; undefined for white space, comments and strange characters. */
  private next(): Token | undefined {
    if (this.take(SPACE) !== undefined) return undefined;
    const start = this.at;
    const name = this.take(NAME);
    if (name !== undefined) return { kind: "name", text: name, span: this.since(start) };
    const digits = this.take(NUMBER);
    if (digits !== undefined) return this.number(digits, this.since(start));
    const quote = this.text[this.at];
    if (quote === '"' || quote === "'") return this.string(quote);
    if (this.take(CURLY_STRING) !== undefined) return this.curlyString(this.since(start));
    const symbol = SYMBOLS.find((candidate) => this.text.startsWith(candidate, this.at));
    if (symbol === undefined) {
      this.strange();
      return undefined;
    }
    this.at += symbol.length;
    return { kind: "symbol", text: symbol, span: this.since(start) };
  }

  private number(digits: string, span: Span): Token {
    if (!/^[0-9]+$/.test(digits)) {
      this.report.error("expression/bad-number", span, `"${clip(digits)}" is not a decimal integer`);
      return { kind: "error", span };
    }
    const value = Number(digits);
    if (value > MAX_INTEGER) {
      this.report.error("expression/bad-number", span, `the integer is greater than ${MAX_INTEGER}`);
      return { kind: "error", span };
    }
    return { kind: "integer", value, span };
  }

  private string(quote: string): Token {
    const start = this.at;
    let value = "";
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== "\n") {
      const character = this.text[this.at] ?? "";
      this.at += 1;
      if (character === quote) return { kind: "string", value, span: this.since(start) };
      if (character === "\\") value += this.escaped();
      else value += character;
    }
    this.report.error(
      "expression/unclosed",
      { start, end: this.at },
      "the string is not closed",
      `add ${quote === '"' ? "a double quote" : "a single quote"} at its end`,
    );
    return { kind: "error", span: this.since(start) };
  }

  private curlyString(span: Span): Token {
    const message = "a string between typographic quotes";
    this.report.error("expression/unexpected-character", span, message, 'use the plain quote "');
    return { kind: "error", span };
  }

  private escaped(): string {
    const character = this.text[this.at];
    if (character === undefined || character === "\n") return "";
    const width = (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
    this.at += width;
    if (character !== "\\" && character !== '"' && character !== "'") {
      this.report.error(
        "expression/bad-escape",
        { start: this.at - width - 1, end: this.at },
        "the escape sequence is not supported",
        String.raw`only \\, \" and \' are`,
      );
    }
    return character;
  }

  /** Reports one character with a known remedy, or a whole run of others. */
  private strange(): void {
    const start = this.at;
    do {
      this.at += (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
    } while (!hasHint(this.text[start]) && !hasHint(this.text[this.at]) && this.isStrange());
    const found = this.text.slice(start, this.at);
    this.report.error(
      "expression/unexpected-character",
      this.since(start),
      `unexpected "${clip(found)}"`,
      hasHint(found) ? STRANGE_HINTS[found] : undefined,
    );
  }

  private isStrange(): boolean {
    STRANGE.lastIndex = this.at;
    return STRANGE.test(this.text);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text)?.[0];
    if (match !== undefined) this.at += match.length;
    return match;
  }

  private since(start: number): Span {
    return { start, end: this.at };
  }
}

function hasHint(character: string | undefined): boolean {
  return character !== undefined && Object.hasOwn(STRANGE_HINTS, character);
}

/** A piece of the text that is short enough for a message. */
export function clip(piece: string): string {
  return piece.length <= 40 ? piece : `${piece.slice(0, 39)}…`;
}
