import type { Definition, Module, Node } from "./syntax";
import { type Token, tokens } from "./tokens";

/** Definitions of temporal logic, which nothing here evaluates. */
const TEMPORAL = ["Spec", "Fairness", "FairSpec"];

const COMPARISONS = ["=", "#", "<", ">", "<=", ">=", "\\in"];

/** Parses a module as exports write them: the part of TLA+ that they use, with its rules on columns. */
export function parseModule(text: string): Module {
  return new Parser(tokens(text)).module();
}

class Parser {
  private position = 0;
  /** A word at this column or left of it does not belong to the expression any more. */
  private margin = 0;

  constructor(private readonly words: readonly Token[]) {}

  module(): Module {
    const definitions = new Map<string, Node>();
    let variables: readonly string[] = [];
    this.margin = -1;
    while (this.position < this.words.length) {
      const head = this.take();
      if (head === "EXTENDS") this.names();
      else if (head === "VARIABLES") variables = this.names();
      else {
        if (definitions.has(head) || variables.includes(head)) throw new SyntaxError(`"${head}" is defined twice`);
        this.expect("==");
        this.margin = 0;
        if (TEMPORAL.includes(head)) this.skip();
        else definitions.set(head, this.expression());
        if (this.peek() !== undefined) throw new SyntaxError(`${this.where()}: "${this.peek() ?? ""}" in "${head}"`);
        this.margin = -1;
      }
    }
    return { variables, definitions };
  }

  private names(): readonly string[] {
    const found = [this.take()];
    while (this.is(",")) {
      this.take();
      found.push(this.take());
    }
    return found;
  }

  private skip(): void {
    while (this.peek() !== undefined) this.take();
  }

  private expression(): Node {
    const left = this.junction();
    if (!this.is("=>")) return left;
    this.take();
    return { kind: "binary", operator: "=>", left, right: this.junction() };
  }

  private junction(): Node {
    const word = this.peek();
    if (word === "/\\" || word === "\\/") return this.list(word);
    const first = this.negation();
    const operator = this.peek();
    if (operator !== "/\\" && operator !== "\\/") return first;
    const parts = [first];
    while (this.is(operator)) {
      this.take();
      parts.push(this.negation());
    }
    if (this.is("/\\") || this.is("\\/")) throw new SyntaxError(`${this.where()}: /\\ and \\/ without parentheses`);
    return { kind: operator === "/\\" ? "and" : "or", of: parts };
  }

  /** A list with a bullet in front of each part, all in one column. */
  private list(bullet: string): Node {
    const column = this.words[this.position]?.column ?? 0;
    const outer = this.margin;
    const parts: Node[] = [];
    while (this.is(bullet) && this.words[this.position]?.column === column) {
      this.take();
      this.margin = column;
      parts.push(this.expression());
      this.margin = outer;
    }
    return { kind: bullet === "/\\" ? "and" : "or", of: parts };
  }

  private negation(): Node {
    if (!this.is("~")) return this.comparison();
    this.take();
    return { kind: "not", of: this.negation() };
  }

  private comparison(): Node {
    const left = this.union();
    const operator = this.peek();
    if (operator === undefined || !COMPARISONS.includes(operator)) return left;
    this.take();
    return { kind: "binary", operator, left, right: this.union() };
  }

  private union(): Node {
    let left = this.range();
    while (this.is("\\cup") || this.is("\\X")) {
      left = { kind: "binary", operator: this.take(), left, right: this.range() };
    }
    return left;
  }

  private range(): Node {
    const left = this.sum();
    if (!this.is("..")) return left;
    return { kind: "binary", operator: this.take(), left, right: this.sum() };
  }

  private sum(): Node {
    let left = this.applied();
    while (this.is("+") || this.is("-")) {
      left = { kind: "binary", operator: this.take(), left, right: this.applied() };
    }
    return left;
  }

  private applied(): Node {
    let node = this.atom();
    for (;;) {
      if (this.is("[")) node = { kind: "apply", of: node, at: this.listed("[", "]") };
      else if (this.is("'") && node.kind === "name") {
        this.take();
        node = { kind: "prime", name: node.name };
      } else return node;
    }
  }

  private atom(): Node {
    const word = this.take();
    switch (word) {
      case "(": {
        const inner = this.expression();
        this.expect(")");
        return inner;
      }
      case "-":
        return { kind: "negative", of: this.applied() };
      case "{":
        return this.set();
      case "[":
        return this.function();
      case "<<":
        this.position -= 1;
        return { kind: "tuple", of: this.listed("<<", ">>") };
      case "\\E":
      case "\\A": {
        const bind = this.take();
        this.expect("\\in");
        const set = this.union();
        this.expect(":");
        return { kind: word === "\\E" ? "exists" : "forall", bind, set, body: this.expression() };
      }
      case "IF": {
        const condition = this.expression();
        this.expect("THEN");
        const then = this.expression();
        this.expect("ELSE");
        return { kind: "if", condition, then, else: this.expression() };
      }
      case "CASE":
        return this.cases();
      case "LET":
        return this.local();
      case "UNCHANGED":
        return { kind: "unchanged", of: this.atom() };
      case "Cardinality": {
        this.expect("(");
        const of = this.expression();
        this.expect(")");
        return { kind: "cardinality", of };
      }
      default:
        if (/^\d/.test(word)) return { kind: "number", value: Number(word) };
        if (word.startsWith('"')) return { kind: "string", value: word.slice(1, -1) };
        if (/^[A-Za-z]\w*$/.test(word)) return { kind: "name", name: word };
        throw new SyntaxError(`${this.where()}: unexpected "${word}"`);
    }
  }

  private set(): Node {
    if (this.words[this.position + 1]?.text === "\\in") {
      const bind = this.take();
      this.expect("\\in");
      const set = this.union();
      this.expect(":");
      const body = this.expression();
      this.expect("}");
      return { kind: "filter", bind, set, body };
    }
    this.position -= 1;
    return { kind: "set", of: this.listed("{", "}") };
  }

  private function(): Node {
    if (this.words[this.position + 1]?.text === "\\in") {
      const binds: { bind: string; set: Node }[] = [];
      do {
        if (binds.length > 0) this.expect(",");
        const bind = this.take();
        this.expect("\\in");
        binds.push({ bind, set: this.union() });
      } while (this.is(","));
      this.expect("|->");
      const body = this.expression();
      this.expect("]");
      return { kind: "function", binds, body };
    }
    const of = this.expression();
    if (this.is("->")) {
      this.take();
      const to = this.expression();
      this.expect("]");
      return { kind: "functions", from: of, to };
    }
    this.expect("EXCEPT");
    this.expect("!");
    const at = this.listed("[", "]");
    this.expect("=");
    const value = this.expression();
    this.expect("]");
    return { kind: "except", of, at, value };
  }

  private cases(): Node {
    const arms: { when: Node; value: Node }[] = [];
    while (!this.is("OTHER")) {
      const when = this.expression();
      this.expect("->");
      arms.push({ when, value: this.expression() });
      this.expect("[]");
    }
    this.expect("OTHER");
    this.expect("->");
    return { kind: "case", arms, other: this.expression() };
  }

  private local(): Node {
    const definitions: Definition[] = [];
    while (!this.is("IN")) {
      const name = this.take();
      this.expect("==");
      definitions.push({ name, body: this.expression() });
    }
    this.expect("IN");
    return { kind: "let", definitions, body: this.expression() };
  }

  private listed(open: string, close: string): readonly Node[] {
    this.expect(open);
    const found: Node[] = [];
    while (!this.is(close)) {
      if (found.length > 0) this.expect(",");
      found.push(this.expression());
    }
    this.expect(close);
    return found;
  }

  /** The next word that belongs to the expression. */
  private peek(): string | undefined {
    const word = this.words[this.position];
    return word === undefined || word.column <= this.margin ? undefined : word.text;
  }

  private is(text: string): boolean {
    return this.peek() === text;
  }

  private take(): string {
    const word = this.peek();
    if (word === undefined) throw new SyntaxError(`${this.where()}: the expression ends too early`);
    this.position += 1;
    return word;
  }

  private expect(text: string): void {
    const word = this.take();
    if (word !== text) throw new SyntaxError(`${this.where()}: "${word}" instead of "${text}"`);
  }

  private where(): string {
    return `line ${String((this.words[this.position - 1]?.line ?? 0) + 1)}`;
  }
}
