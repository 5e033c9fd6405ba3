import type { Expression, FunctionText, Instruction } from "./syntax";
import { tokensOf } from "./tokens";

/** Operators of two integers by how tightly they bind, the loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["===", "!=="],
  ["<", ">", "<=", ">="],
  ["<<", ">>", ">>>"],
  ["+", "-"],
  ["*"],
];

const LEVEL_OF: ReadonlyMap<string, number> = new Map(
  LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)),
);
const ASSIGNMENTS: ReadonlySet<string> = new Set(["=", "+=", "-=", "^=", "++"]);

/** The functions of a text in our subset of JavaScript; throws a SyntaxError where it leaves the subset. */
export function parseFunctions(text: string): readonly FunctionText[] {
  return new Parser(tokensOf(text)).functions();
}

class Parser {
  private at = 0;
  private locals = new Set<string>();

  constructor(private readonly tokens: readonly string[]) {}

  functions(): readonly FunctionText[] {
    const found: FunctionText[] = [];
    while (this.at < this.tokens.length) found.push(this.function());
    return found;
  }

  private function(): FunctionText {
    this.expect("function");
    const name = this.name();
    this.expect("(");
    const parameters: string[] = [];
    while (!this.takes(")")) {
      parameters.push(this.name());
      this.takes(",");
    }
    this.locals = new Set();
    const body = this.group();
    const locals = [...this.locals].filter((local) => !parameters.includes(local));
    return { name, parameters, locals, body };
  }

  private group(): readonly Instruction[] {
    this.expect("{");
    const body: Instruction[] = [];
    while (!this.takes("}")) body.push(...this.instruction());
    return body;
  }

  /** One instruction; none for an empty one. */
  private instruction(): readonly Instruction[] {
    switch (this.peek()) {
      case ";":
        this.at += 1;
        return [];
      case "{":
        return [{ kind: "group", body: this.group() }];
      case "const":
      case "let": {
        const declared = this.declaration();
        this.endOfLine();
        return declared;
      }
      case "if": {
        this.at += 1;
        const test = this.inParentheses();
        const then = this.instruction();
        return [{ kind: "if", test, then, else: this.takes("else") ? this.instruction() : [] }];
      }
      case "while": {
        this.at += 1;
        const test = this.inParentheses();
        return [{ kind: "loop", test, step: undefined, body: this.instruction() }];
      }
      case "for":
        return this.loop();
      case "switch":
        return [this.switch()];
      case "break":
      case "continue": {
        const kind = this.next() === "break" ? "break" : "continue";
        this.endOfLine();
        return [{ kind }];
      }
      case "return": {
        this.at += 1;
        const value = this.peek() === ";" || this.peek() === "}" ? undefined : this.expression();
        this.endOfLine();
        return [{ kind: "return", value }];
      }
      case "throw":
        this.at += 2;
        this.endOfLine();
        return [{ kind: "fail" }];
      default: {
        const of = this.expression();
        this.endOfLine();
        return [{ kind: "expression", of }];
      }
    }
  }

  private declaration(): readonly Instruction[] {
    this.at += 1;
    const declared: Instruction[] = [];
    do {
      const name = this.name();
      this.locals.add(name);
      this.expect("=");
      declared.push({ kind: "expression", of: { kind: "assign", name, value: this.assignment() } });
    } while (this.takes(","));
    return declared;
  }

  private loop(): readonly Instruction[] {
    this.at += 1;
    this.expect("(");
    const before =
      this.peek() === "let"
        ? this.declaration()
        : this.optional<Instruction>(";", (of) => [{ kind: "expression", of }]);
    this.expect(";");
    const test = this.optional(";", (of) => [of])[0];
    this.expect(";");
    const step = this.optional(")", (of) => [of])[0];
    this.expect(")");
    return [...before, { kind: "loop", test, step, body: this.instruction() }];
  }

  private optional<T>(end: string, made: (of: Expression) => readonly T[]): readonly T[] {
    return this.peek() === end ? [] : made(this.expression());
  }

  private switch(): Instruction {
    this.at += 1;
    const on = this.inParentheses();
    this.expect("{");
    const cases: { value: number; body: Instruction[] }[] = [];
    while (!this.takes("}")) {
      this.expect("case");
      const value = Number(this.next());
      this.expect(":");
      const body: Instruction[] = [];
      while (!this.takes("break")) body.push(...this.instruction());
      this.endOfLine();
      cases.push({ value, body });
    }
    return { kind: "switch", on, cases };
  }

  private inParentheses(): Expression {
    this.expect("(");
    const inner = this.expression();
    this.expect(")");
    return inner;
  }

  private expression(): Expression {
    const of = [this.assignment()];
    while (this.takes(",")) of.push(this.assignment());
    const [first] = of;
    return of.length === 1 && first !== undefined ? first : { kind: "sequence", of };
  }

  private assignment(): Expression {
    const target = this.conditional();
    const operator = this.peek() ?? "";
    if (!ASSIGNMENTS.has(operator)) return target;
    this.at += 1;
    if (operator === "++") return assign(target, add(target, { kind: "number", value: 1 }));
    const value = this.assignment();
    if (operator === "=") return assign(target, value);
    return assign(target, { kind: "binary", operator: operator.slice(0, 1), left: target, right: value });
  }

  private conditional(): Expression {
    const test = this.either();
    if (!this.takes("?")) return test;
    const then = this.assignment();
    this.expect(":");
    return { kind: "choice", test, then, else: this.assignment() };
  }

  private either(): Expression {
    let left = this.both();
    while (this.takes("||")) left = { kind: "either", left, right: this.both() };
    return left;
  }

  private both(): Expression {
    let left = this.binary(0);
    while (this.takes("&&")) left = { kind: "both", left, right: this.binary(0) };
    return left;
  }

  /** Operators that bind at least as tightly as those of a level. */
  private binary(loosest: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.tokens[this.at];
      const level = operator === undefined ? undefined : LEVEL_OF.get(operator);
      if (operator === undefined || level === undefined || level < loosest) return left;
      this.at += 1;
      left = { kind: "binary", operator, left, right: this.binary(level + 1) };
    }
  }

  private unary(): Expression {
    const operator = this.peek();
    if (operator !== "-" && operator !== "~" && operator !== "!") return this.primary();
    this.at += 1;
    const of = this.unary();
    if (operator === "-" && of.kind === "number") return { kind: "number", value: -of.value };
    return { kind: "unary", operator, of };
  }

  private primary(): Expression {
    const token = this.next();
    if (token === "(") {
      if (this.peek() === "(" && this.tokens[this.at + 2] === "=>") return this.inline();
      const inner = this.expression();
      this.expect(")");
      return inner;
    }
    if (token >= "0" && token < ":") return { kind: "number", value: Number(token) };
    if (token === "true" || token === "false") return { kind: "number", value: token === "true" ? 1 : 0 };
    if (!/^[A-Za-z_]/.test(token)) throw new SyntaxError(`not in our subset: ${token}`);
    if (this.takes("(")) {
      const given: Expression[] = [];
      while (!this.takes(")")) {
        given.push(this.assignment());
        this.takes(",");
      }
      return { kind: "call", name: token, given };
    }
    if (!this.takes("[")) return { kind: "name", name: token };
    const at = this.expression();
    this.expect("]");
    if (at.kind === "number" && this.takes("[")) {
      const inner = this.expression();
      this.expect("]");
      return { kind: "item", array: token + String(at.value), at: inner };
    }
    return { kind: "item", array: token, at };
  }

  /** After the first parenthesis of `(()=>{…})()`. */
  private inline(): Expression {
    this.at += 3;
    const body = this.group();
    for (const token of [")", "(", ")"]) this.expect(token);
    return { kind: "inline", body };
  }

  private peek(): string | undefined {
    return this.tokens[this.at];
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw new SyntaxError("the text ends too soon");
    this.at += 1;
    return token;
  }

  private takes(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at += 1;
    return true;
  }

  private expect(token: string): void {
    const found = this.next();
    if (found !== token) throw new SyntaxError(`"${token}" was expected, not "${found}"`);
  }

  /** A semicolon, which may be missing before the end of a block. */
  private endOfLine(): void {
    if (!this.takes(";") && this.peek() !== "}" && this.peek() !== "else") this.expect(";");
  }

  private name(): string {
    const token = this.next();
    if (!/^[A-Za-z_]\w*$/.test(token)) throw new SyntaxError(`"${token}" is not a name`);
    return token;
  }
}

function assign(target: Expression, value: Expression): Expression {
  if (target.kind === "name") return { kind: "assign", name: target.name, value };
  if (target.kind === "item") return { kind: "store", array: target.array, at: target.at, value };
  throw new SyntaxError("nothing can be assigned there");
}

function add(left: Expression, right: Expression): Expression {
  return { kind: "binary", operator: "+", left, right };
}
