import type { Span } from "../diagnostic";

/** Longest first, so that the first match is the longest. Some are of other languages: they are told apart to be explained. */
export const SYMBOLS = [
  ...["===", "!==", "<=", ">=", "==", "!=", "&&", "||", "=<", "=>", "->", "<>", "**"],
  ...["<", ">", "=", "!", "&", "|", "+", "-", "*", "/", "%", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"],
] as const;

export type TokenSymbol = (typeof SYMBOLS)[number];

export type Token =
  | { readonly kind: "name"; readonly text: string; readonly span: Span }
  | { readonly kind: "integer"; readonly value: number; readonly span: Span }
  | { readonly kind: "string"; readonly value: string; readonly span: Span }
  | { readonly kind: "symbol"; readonly text: TokenSymbol; readonly span: Span }
  /** Reported already; stands for an operand of unknown value. */
  | { readonly kind: "error"; readonly span: Span }
  | { readonly kind: "end"; readonly span: Span };

/** Words that CEL keeps for itself; they may be field names but no other names. */
export const RESERVED: ReadonlySet<string> = new Set([
  ...["as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop"],
  ...["package", "namespace", "return", "var", "void", "while"],
]);

export const KEYWORDS: ReadonlySet<string> = new Set(["true", "false", "null", "in"]);

/** Words that no expression can use as a name. */
export const isReserved = (word: string): boolean => RESERVED.has(word) || KEYWORDS.has(word);
