import type { Span } from "../diagnostic";
import { clip } from "./lexer";
import type { Token, TokenSymbol } from "./token";

/** A position in a row of tokens, with what a parser asks about it. */
export class Cursor {
  protected at = 0;

  constructor(
    protected readonly text: string,
    protected readonly tokens: readonly Token[],
  ) {}

  protected get token(): Token {
    return this.tokens[this.at] ?? { kind: "end", span: { start: this.text.length, end: this.text.length } };
  }

  protected get previous(): Token {
    return this.tokens[this.at - 1] ?? this.token;
  }

  protected peek(): Token {
    return this.tokens[this.at + 1] ?? this.token;
  }

  /** Takes the current token; the end stays where it is. */
  protected advance(): Token {
    const { token } = this;
    if (token.kind !== "end") this.at += 1;
    return token;
  }

  protected atEnd(): boolean {
    return this.token.kind === "end";
  }

  protected isSymbol(text: TokenSymbol): boolean {
    const { token } = this;
    return token.kind === "symbol" && token.text === text;
  }

  protected isName(text: string): boolean {
    const { token } = this;
    return token.kind === "name" && token.text === text;
  }

  protected source(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  protected shown(): string {
    return this.token.kind === "end" ? "the end" : `"${clip(this.source(this.token.span))}"`;
  }

  protected since(start: Span): Span {
    return { start: start.start, end: Math.max(start.end, this.previous.span.end) };
  }
}
