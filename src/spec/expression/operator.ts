import type { Comparison } from "../../model";
import type { Token } from "./token";

/** How tightly an operator binds, loosest first, as in CEL. */
export const PRECEDENCE = {
  conditional: 1,
  or: 2,
  and: 3,
  relation: 4,
  additive: 5,
  multiplicative: 6,
} as const;

/** What stands between two operands. */
export type Infix =
  | { readonly kind: "conditional"; readonly precedence: number }
  | { readonly kind: "and" | "or"; readonly precedence: number }
  | { readonly kind: "comparison"; readonly operator: Comparison; readonly precedence: number }
  | { readonly kind: "in"; readonly negated: boolean; readonly precedence: number }
  | { readonly kind: "arithmetic"; readonly operator: "add" | "subtract"; readonly precedence: number }
  /** Has no meaning here: of its operands only the mistakes inside them matter. */
  | { readonly kind: "none"; readonly precedence: number };

/** An operator as it was written, and what should have been written where that differs. */
export interface InfixOperator {
  readonly infix: Infix;
  readonly mistake?: string;
  /** CEL has it, this subset has not. */
  readonly unsupported?: true;
}

const compare = (operator: Comparison): Infix => ({
  kind: "comparison",
  operator,
  precedence: PRECEDENCE.relation,
});

const OR: Infix = { kind: "or", precedence: PRECEDENCE.or };
const AND: Infix = { kind: "and", precedence: PRECEDENCE.and };
const MULTIPLICATION: Infix = { kind: "none", precedence: PRECEDENCE.multiplicative };
const ARROW: Infix = { kind: "none", precedence: PRECEDENCE.relation };

const SYMBOLS: ReadonlyMap<string, InfixOperator> = new Map<string, InfixOperator>([
  ["?", { infix: { kind: "conditional", precedence: PRECEDENCE.conditional } }],
  ["||", { infix: OR }],
  ["&&", { infix: AND }],
  ["==", { infix: compare("eq") }],
  ["!=", { infix: compare("ne") }],
  ["<", { infix: compare("lt") }],
  ["<=", { infix: compare("le") }],
  [">", { infix: compare("gt") }],
  [">=", { infix: compare("ge") }],
  ["+", { infix: { kind: "arithmetic", operator: "add", precedence: PRECEDENCE.additive } }],
  ["-", { infix: { kind: "arithmetic", operator: "subtract", precedence: PRECEDENCE.additive } }],
  ["*", { infix: MULTIPLICATION, unsupported: true }],
  ["/", { infix: MULTIPLICATION, unsupported: true }],
  ["%", { infix: MULTIPLICATION, unsupported: true }],
  ["**", { infix: MULTIPLICATION, unsupported: true }],
  ["=", { infix: compare("eq"), mistake: 'equality is "=="' }],
  ["===", { infix: compare("eq"), mistake: 'equality is "=="' }],
  ["!==", { infix: compare("ne"), mistake: 'inequality is "!="' }],
  ["<>", { infix: compare("ne"), mistake: 'inequality is "!="' }],
  ["=<", { infix: compare("le"), mistake: '"at most" is "<="' }],
  ["=>", { infix: ARROW, mistake: '"at least" is ">="; "a implies b" is "!a || b"' }],
  ["&", { infix: AND, mistake: '"and" is "&&"' }],
  ["|", { infix: OR, mistake: '"or" is "||"' }],
]);

/** Words of other languages, in lower case. */
const WORDS: ReadonlyMap<string, InfixOperator> = new Map<string, InfixOperator>([
  ["and", { infix: AND, mistake: '"and" is "&&"' }],
  ["or", { infix: OR, mistake: '"or" is "||"' }],
  ["xor", { infix: compare("ne"), mistake: '"either … or" is "!="' }],
  ["is", { infix: compare("eq"), mistake: 'equality is "=="' }],
]);

/** The operator that a token between two operands stands for. */
export function infixOf(token: Token): InfixOperator | undefined {
  if (token.kind === "symbol") return SYMBOLS.get(token.text);
  if (token.kind !== "name") return undefined;
  if (token.text === "in") return { infix: { kind: "in", negated: false, precedence: PRECEDENCE.relation } };
  return WORDS.get(token.text.toLowerCase());
}
