import type { Comparison, Expr, Model, Quantifier, Variable } from "../model";
import { ExportError } from "./export-error";
import type { Names } from "./names";
import { named, type ProcessSymbols, type Symbols } from "./symbols";

/** What an expression is written in. */
export interface WriteScope {
  /** The process whose step it is; undefined outside of steps. */
  readonly process: number | undefined;
  /** Identifiers of names bound by `choose`, `for each` and quantifiers. */
  readonly bound: ReadonlyMap<string, string>;
  /** Where fresh identifiers come from. */
  readonly names: Names;
  /** How a variable is read whose value has changed in this step; by identifier. */
  readonly current?: ReadonlyMap<string, string>;
}

/** How an operator is written, and its neutral element. */
export type Operators = Readonly<Record<Comparison | "and" | "or" | "not" | "add" | "subtract", string>>;

/** How tightly an expression binds. `and` and `or` inside one another always have parentheses. */
const LOOSE = 0;
const JUNCTION = 1;
const COMPARISON = 2;
const SUM = 3;
const ATOM = 4;

/** Lowered expressions in infix notation; each language says how its own words go. */
export abstract class ExpressionWriter {
  private readonly variables: ReadonlyMap<string, Variable>;

  constructor(
    readonly model: Model,
    readonly symbols: Symbols,
  ) {
    this.variables = new Map(model.variables.map((variable) => [variable.name, variable]));
  }

  protected abstract readonly operators: Operators;
  protected abstract truth(value: boolean): string;
  protected abstract enumValue(name: string, value: string): string;
  /** A cell of an indexed variable; `at` is not empty. */
  protected abstract cell(variable: Variable, identifier: string, at: readonly string[]): string;
  /** A conditional, in parentheses. */
  protected abstract conditional(condition: string, then: string, otherwise: string): string;
  /** True where a process stands at a label. */
  protected abstract standsAt(process: ProcessSymbols, label: string): string;
  /** A quantifier, in parentheses where it needs them. */
  protected abstract quantified(kind: Quantifier, bind: string, set: string, body: string): string;

  /** An expression that stands alone: on a line, in parentheses, between commas. */
  write(expr: Expr, scope: WriteScope): string {
    return this.at(expr, scope, LOOSE);
  }

  /** An expression as a part of a conjunction. */
  writePart(expr: Expr, scope: WriteScope): string {
    return this.at(expr, scope, COMPARISON);
  }

  /** An expression on one side of a comparison or an assignment. */
  writeOperand(expr: Expr, scope: WriteScope): string {
    return this.at(expr, scope, SUM);
  }

  /** A cell as the target of an assignment. */
  target(expr: Expr & { readonly kind: "variable" | "local" }, scope: WriteScope): string {
    return this.bare(expr, scope);
  }

  variable(name: string): Variable {
    const variable = this.variables.get(name);
    if (variable === undefined) throw new TypeError(`the model does not declare "${name}"`);
    return variable;
  }

  local(name: string, scope: WriteScope): string {
    const process = scope.process === undefined ? undefined : this.symbols.processes[scope.process];
    return named(process?.locals, name);
  }

  private at(expr: Expr, scope: WriteScope, around: number): string {
    const text = this.bare(expr, scope);
    return tightness(expr) < around ? `(${text})` : text;
  }

  private bare(expr: Expr, scope: WriteScope): string {
    switch (expr.kind) {
      case "bool":
        return this.truth(expr.value);
      case "int":
        return String(expr.value);
      case "enum":
        return this.enumValue(expr.enum, expr.value);
      case "element":
        return this.symbols.elements.get(expr.set)?.[expr.index] ?? String(expr.index);
      case "none":
        return this.symbols.none;
      case "variable":
        return this.read(expr.name, expr.at, scope);
      case "local": {
        const bound = scope.bound.get(expr.name);
        if (bound !== undefined) return bound;
        const identifier = this.local(expr.name, scope);
        return scope.current?.get(identifier) ?? identifier;
      }
      case "at-label":
        return this.atLabel(expr.process, expr.labels);
      case "not":
        return `${this.operators.not}${this.at(expr.of, scope, ATOM)}`;
      case "and":
      case "or":
        return this.junction(expr.kind, expr.of, scope);
      case "eq":
      case "ne":
      case "lt":
      case "le":
      case "gt":
      case "ge":
        return `${this.at(expr.left, scope, SUM)} ${this.operators[expr.kind]} ${this.at(expr.right, scope, SUM)}`;
      case "add":
      case "subtract":
        return `${this.at(expr.left, scope, SUM)} ${this.operators[expr.kind]} ${this.at(expr.right, scope, ATOM)}`;
      case "if":
        return this.conditional(
          this.at(expr.condition, scope, JUNCTION),
          this.at(expr.then, scope, JUNCTION),
          this.at(expr.else, scope, JUNCTION),
        );
      case "exists":
      case "forall":
      case "count": {
        const { bind, inner } = bindName(expr.bind, scope);
        return this.quantified(expr.kind, bind, named(this.symbols.sets, expr.set), this.write(expr.body, inner));
      }
      case "self":
      case "within":
      case "successor":
      case "ordinal":
      case "element-at":
        throw new TypeError(`"${expr.kind}" is to be lowered before it is written`);
    }
  }

  private read(name: string, at: readonly Expr[], scope: WriteScope): string {
    const variable = this.variable(name);
    const identifier = named(this.symbols.variables, name);
    const current = scope.current?.get(identifier) ?? identifier;
    if (variable.index.length === 0) return current;
    if (variable.index.some((set) => (this.model.sets[set]?.length ?? 0) === 0)) {
      throw new ExportError("export/no-cells", `"${name}" is used, but has no cells: one of its index sets is empty`);
    }
    return this.cell(
      variable,
      current,
      at.map((index) => this.at(index, scope, SUM)),
    );
  }

  private junction(kind: "and" | "or", parts: readonly Expr[], scope: WriteScope): string {
    if (parts.length === 0) return this.truth(kind === "and");
    return parts.map((part) => this.at(part, scope, COMPARISON)).join(` ${this.operators[kind]} `);
  }

  private atLabel(process: string, labels: readonly string[]): string {
    const symbols = this.symbols.processes[this.model.processes.findIndex(({ name }) => name === process)];
    const tests = [...new Set(labels)].flatMap((label) => {
      const identifier = symbols?.labels.get(label);
      return symbols === undefined || identifier === undefined ? [] : [this.standsAt(symbols, identifier)];
    });
    return tests.length === 0 ? this.truth(false) : `(${tests.join(` ${this.operators.or} `)})`;
  }
}

/** A fresh identifier for a bound name, and the scope inside. */
export function bindName(name: string, scope: WriteScope): { readonly bind: string; readonly inner: WriteScope } {
  const names = scope.names.inner();
  const bind = names.declare(name.startsWith("$") ? name.charAt(1) : name);
  return { bind, inner: { ...scope, names, bound: new Map([...scope.bound, [name, bind]]) } };
}

function tightness(expr: Expr): number {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.of.length === 0 ? ATOM : JUNCTION;
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return COMPARISON;
    case "not":
      return COMPARISON;
    case "add":
    case "subtract":
      return SUM;
    case "int":
      return expr.value < 0 ? SUM : ATOM;
    default:
      return ATOM;
  }
}
