import type { Span } from "../diagnostic";
import { type Node, nodeBelow } from "./ast";
import { Cursor } from "./cursor";
import { clip, tokenize } from "./lexer";
import { type Infix, infixOf, PRECEDENCE } from "./operator";
import type { Report } from "./report";
import { KEYWORDS, RESERVED, type Token, type TokenSymbol } from "./token";

/** Longer expressions are refused. */
export const MAX_LENGTH = 10_000;
/** Expressions nested more deeply are refused; a row of && or || counts as one level however long it is. */
export const MAX_DEPTH = 64;

/**
 * The syntax tree of an expression; what cannot be parsed is reported and becomes an error node, so that the rest can
 * still be checked. Undefined where there is nothing to check: an expression that is empty, too long or too deep.
 */
export function parse(text: string, report: Report): Node | undefined {
  const whole = { start: 0, end: text.length };
  if (text.length > MAX_LENGTH) {
    report.error("expression/too-long", whole, `the expression is longer than ${MAX_LENGTH} characters`);
    return undefined;
  }
  const tokens = tokenize(text, report);
  if (tokens.length === 1) {
    if (!report.failed) report.error("expression/empty", whole, "an expression is expected here");
    return undefined;
  }
  const parser = new Parser(text, tokens, report);
  const node = parser.expression();
  if (parser.exhausted) return undefined;
  const deep = nodeBelow(node, MAX_DEPTH);
  if (deep === undefined) return node;
  parser.tooDeep(deep.span);
  return undefined;
}

/** Operator precedence parsing (Pratt); every method leaves `at` behind what it has understood. */
class Parser extends Cursor {
  private depth = 0;
  /** Set when the nesting limit was hit; the remaining tokens are skipped without further reports. */
  exhausted = false;

  constructor(
    text: string,
    tokens: readonly Token[],
    private readonly report: Report,
  ) {
    super(text, tokens);
  }

  /** The whole text. */
  expression(): Node {
    let node = this.operand(PRECEDENCE.conditional);
    while (!this.atEnd()) {
      this.unexpected(this.token);
      this.advance();
      // After a stray bracket or comma: go on as if it were not there.
      if (infixOf(this.token) !== undefined) node = this.continue(node, PRECEDENCE.conditional);
      else if (!this.atEnd()) node = this.joined(node, this.operand(PRECEDENCE.conditional));
    }
    return node;
  }

  tooDeep(span: Span): void {
    if (!this.exhausted) {
      this.report.error("expression/too-deep", span, `the expression is nested more than ${MAX_DEPTH} levels deep`);
    }
    this.exhausted = true;
    this.at = this.tokens.length - 1;
  }

  /** An operand followed by all operators that bind at least as tightly as `least`. */
  private operand(least: number): Node {
    return this.continue(this.prefix(), least);
  }

  private continue(first: Node, least: number): Node {
    let left = first;
    while (true) {
      const missing = this.startsOperand() && infixOf(this.token) === undefined && !this.isNotIn();
      if (missing) {
        this.report.error("expression/syntax", this.token.span, `an operator is missing before ${this.shown()}`);
        left = this.joined(left, this.prefix());
        continue;
      }
      const infix = this.infix(least);
      if (infix === undefined) return left;
      left = this.apply(left, infix);
    }
  }

  /** Takes the operator that comes next if it binds tightly enough. */
  private infix(least: number): Infix | undefined {
    const { token } = this;
    if (this.isNotIn()) {
      if (PRECEDENCE.relation < least) return undefined;
      this.advance();
      const span = { start: token.span.start, end: this.advance().span.end };
      this.report.error("expression/mistaken-operator", span, '"not in" is not an operator', 'write "!(x in […])"');
      return { kind: "in", negated: true, precedence: PRECEDENCE.relation };
    }
    const operator = infixOf(token);
    if (operator === undefined || operator.infix.precedence < least) return undefined;
    this.advance();
    if (token.kind === "name" && token.text.toLowerCase() === "is" && this.isName("not")) {
      const span = { start: token.span.start, end: this.advance().span.end };
      this.report.error("expression/mistaken-operator", span, '"is not" is not an operator', 'inequality is "!="');
      return { kind: "comparison", operator: "ne", precedence: operator.infix.precedence };
    }
    if (operator.mistake !== undefined) {
      const message = `"${this.source(token.span)}" is not an operator`;
      this.report.error("expression/mistaken-operator", token.span, message, operator.mistake);
    }
    if (operator.unsupported) {
      const message = `"${this.source(token.span)}" is not supported`;
      this.report.error("expression/unsupported", token.span, message, 'arithmetic is "+" and "-" only');
    }
    return operator.infix;
  }

  private apply(left: Node, infix: Infix): Node {
    const operator = this.previous.span;
    switch (infix.kind) {
      case "conditional":
        return this.conditional(left, operator);
      case "and":
      case "or": {
        const of = [left, this.operand(infix.precedence + 1)];
        while (!this.exhausted && this.sameJunction(infix)) {
          this.infix(infix.precedence);
          of.push(this.operand(infix.precedence + 1));
        }
        return { kind: infix.kind, of, span: this.from(left) };
      }
      case "comparison": {
        const right = this.operand(infix.precedence + 1);
        return {
          kind: "comparison",
          operator: infix.operator,
          operatorSpan: operator,
          left,
          right,
          span: this.from(left),
        };
      }
      case "in": {
        const right = this.operand(infix.precedence + 1);
        const node: Node = { kind: "in", left, right, span: this.from(left) };
        return infix.negated ? { kind: "not", of: node, span: node.span } : node;
      }
      case "arithmetic": {
        const right = this.operand(infix.precedence + 1);
        return { kind: "arithmetic", operator: infix.operator, left, right, span: this.from(left) };
      }
      case "none":
        return this.joined(left, this.operand(infix.precedence + 1));
    }
  }

  private sameJunction(infix: Infix): boolean {
    return infixOf(this.token)?.infix.kind === infix.kind;
  }

  /** `left ? then : else`; the middle must not be a bare conditional, as in CEL. */
  private conditional(condition: Node, question: Span): Node {
    return this.nested(question, () => {
      let then = this.operand(PRECEDENCE.or);
      if (this.isSymbol("?")) {
        const span = this.token.span;
        const hint = "put the inner conditional into parentheses";
        this.report.error("expression/syntax", span, 'a conditional between "?" and ":" is ambiguous', hint);
        then = this.continue(then, PRECEDENCE.conditional);
      }
      if (!this.isSymbol(":")) {
        const hint = 'a conditional is written "condition ? value : other value"';
        this.report.error("expression/syntax", question, 'the ":" of this conditional is missing', hint);
        return { kind: "error", parts: [condition, then], span: this.from(condition) };
      }
      this.advance();
      const otherwise = this.operand(PRECEDENCE.conditional);
      return { kind: "conditional", condition, then, else: otherwise, span: this.from(condition) };
    });
  }

  /** Negations, then a primary, then its members. */
  private prefix(): Node {
    const { token } = this;
    if (this.isSymbol("!") || this.isSymbol("-")) {
      this.advance();
      const kind = token.kind === "symbol" && token.text === "!" ? "not" : "minus";
      return this.nested(token.span, () => ({ kind, of: this.prefix(), span: this.since(token.span) }));
    }
    if (token.kind === "name" && token.text.toLowerCase() === "not" && startsOperand(this.peek())) {
      this.advance();
      const message = `"${token.text}" is not an operator`;
      this.report.error("expression/mistaken-operator", token.span, message, '"not" is "!"');
      return this.nested(token.span, () => ({ kind: "not", of: this.prefix(), span: this.since(token.span) }));
    }
    return this.members(this.primary());
  }

  private members(first: Node): Node {
    let node = first;
    while (true) {
      const { token } = this;
      if (this.isSymbol("[")) {
        node = this.index(node);
        continue;
      }
      if (this.isSymbol("->")) {
        const hint = 'fields are written "page.dirty"';
        this.report.error("expression/mistaken-operator", token.span, '"->" is not an operator', hint);
      } else if (!this.isSymbol(".")) return node;
      this.advance();
      node = this.member(node);
    }
  }

  private member(of: Node): Node {
    const { token } = this;
    if (token.kind !== "name" || KEYWORDS.has(token.text)) {
      this.report.error("expression/syntax", token.span, `the name of a field is missing before ${this.shown()}`);
      return { kind: "error", parts: [of], span: this.from(of) };
    }
    this.advance();
    if (this.isSymbol("(")) {
      const args = this.list("(", ")");
      return { kind: "call", target: of, name: token.text, nameSpan: token.span, args, span: this.from(of) };
    }
    return { kind: "member", of, field: token.text, fieldSpan: token.span, span: this.from(of) };
  }

  private index(of: Node): Node {
    const open = this.token.span;
    const args = this.list("[", "]");
    const span = { start: open.start, end: this.previous.span.end };
    const hint = "choose elements with exists or all: pages.exists(p, condition)";
    this.report.error("expression/unsupported", span, "indexing is not supported", hint);
    return { kind: "error", parts: [of, ...args], span: this.from(of) };
  }

  private primary(): Node {
    const { token } = this;
    const { span } = token;
    switch (token.kind) {
      case "integer":
        this.advance();
        return { kind: "int", value: token.value, span };
      case "string":
        this.advance();
        return { kind: "string", value: token.value, span };
      case "name":
        if (token.text !== "in") return this.name(token.text, span);
        break;
      case "symbol":
        if (token.text === "(") return this.parenthesised();
        if (token.text === "[") {
          const items = this.list("[", "]");
          return { kind: "list", items, span: this.since(span) };
        }
        if (token.text === "{") return this.braces();
        break;
      case "error":
        this.advance();
        return { kind: "error", parts: [], span };
      case "end":
        break;
    }
    return this.missing();
  }

  private name(name: string, span: Span): Node {
    this.advance();
    if (name === "true" || name === "false") return { kind: "bool", value: name === "true", span };
    if (name === "null") {
      this.report.error("expression/unsupported", span, "null is not supported", 'no element is written "none"');
      return { kind: "error", parts: [], span };
    }
    const reserved = RESERVED.has(name);
    if (reserved) {
      const hint = `if it is the name of a value, quote it: "${name}"`;
      this.report.error("expression/reserved-word", span, `"${name}" is a reserved word`, hint);
    }
    if (this.isSymbol("(")) {
      const args = this.list("(", ")");
      if (reserved) return { kind: "error", parts: args, span: this.since(span) };
      return { kind: "call", target: undefined, name, nameSpan: span, args, span: this.since(span) };
    }
    return reserved ? { kind: "error", parts: [], span } : { kind: "identifier", name, span };
  }

  private parenthesised(): Node {
    const open = this.advance().span;
    const inner = this.nested(open, () => this.operand(PRECEDENCE.conditional));
    if (this.exhausted) return inner;
    if (this.isSymbol(")")) this.advance();
    else this.unclosed(open, "(", ")");
    return { ...inner, span: this.since(open) };
  }

  /** `{…}`: what is inside is skipped. */
  private braces(): Node {
    const open = this.token.span;
    for (let level = 0; this.token.kind !== "end"; ) {
      const { token } = this;
      if (token.kind === "symbol" && token.text === "{") level += 1;
      if (token.kind === "symbol" && token.text === "}") level -= 1;
      this.advance();
      if (level === 0) break;
    }
    this.report.error("expression/unsupported", this.since(open), "maps and messages are not supported");
    return { kind: "error", parts: [], span: this.since(open) };
  }

  /** The expressions between two brackets, separated by commas; a comma after the last one is let pass, as in CEL. */
  private list(open: TokenSymbol, close: TokenSymbol): readonly Node[] {
    const start = this.advance().span;
    const items: Node[] = [];
    while (!this.exhausted && !this.isSymbol(close)) {
      items.push(this.nested(start, () => this.operand(PRECEDENCE.conditional)));
      if (!this.isSymbol(",")) break;
      this.advance();
    }
    if (this.exhausted) return items;
    if (this.isSymbol(close)) this.advance();
    else this.unclosed(start, open, close);
    return items;
  }

  private unclosed(open: Span, bracket: string, close: string): void {
    const { token } = this;
    const hint = token.kind === "end" ? `add "${close}" at the end` : `"${close}" is expected before ${this.shown()}`;
    this.report.error("expression/unclosed", open, `this "${bracket}" is not closed`, hint);
  }

  /** Reports that an operand is missing; takes a token only where no one outside can make sense of it. */
  private missing(): Node {
    const { token } = this;
    const span = { start: token.span.start, end: token.span.start };
    if (token.kind === "end") {
      const after = this.at === 0 ? "" : ` after "${clip(this.source(this.previous.span))}"`;
      this.report.error("expression/syntax", token.span, `a value is missing${after}`);
    } else if (this.at > 0 && infixOf(token) === undefined && !isCloser(token)) {
      this.unexpected(token);
      this.advance();
    } else {
      this.report.error("expression/syntax", token.span, `a value is missing before ${this.shown()}`);
    }
    return { kind: "error", parts: [], span };
  }

  private unexpected(token: Token): void {
    this.report.error("expression/syntax", token.span, `${this.shown()} is not expected here`);
  }

  private joined(...parts: readonly [Node, ...Node[]]): Node {
    return { kind: "error", parts, span: this.from(parts[0]) };
  }

  /** Parses one level deeper, unless that is too deep. */
  private nested(span: Span, parseInner: () => Node): Node {
    if (this.depth >= MAX_DEPTH) {
      this.tooDeep(span);
      return { kind: "error", parts: [], span };
    }
    this.depth += 1;
    const node = parseInner();
    this.depth -= 1;
    return node;
  }

  private isNotIn(): boolean {
    const next = this.peek();
    return this.isName("not") && next.kind === "name" && next.text === "in";
  }

  private startsOperand(): boolean {
    return startsOperand(this.token);
  }

  private from(node: Node): Span {
    return this.since(node.span);
  }
}

function startsOperand(token: Token): boolean {
  switch (token.kind) {
    case "name":
      return token.text !== "in";
    case "integer":
    case "string":
    case "error":
      return true;
    case "symbol":
      return token.text === "(" || token.text === "!" || token.text === "{";
    case "end":
      return false;
  }
}

/** Tokens that end an operand: whoever opened the bracket takes them. */
function isCloser(token: Token): boolean {
  return token.kind === "symbol" && [")", "]", "}", ",", ":"].includes(token.text);
}
