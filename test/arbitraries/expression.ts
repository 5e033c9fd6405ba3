import type { Comparison, Expr, IntType, Type, Variable } from "../../src/model";
import type { Choices } from "./choices";

/** A name in scope: a local, a parameter, or what a quantifier, a `choose` or a `for each` has bound. */
export interface Name {
  readonly name: string;
  readonly type: Type;
}

/** What the expressions of a random program may speak of. */
export interface World {
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly variables: readonly Variable[];
  /** Names of processes and labels for `at-label`. */
  readonly processes: readonly string[];
  readonly labels: readonly string[];
}

const COMPARISONS: readonly [Comparison, ...Comparison[]] = ["eq", "ne", "lt", "le", "gt", "ge"];
const BOOL: Type = { kind: "bool" };
const NUMBER: IntType = { kind: "int", min: -2, max: 4 };

/** Where expressions are made: the names in scope, and how much nesting is left. */
export class ExpressionMaker {
  constructor(
    private readonly choices: Choices,
    private readonly world: World,
    private readonly names: readonly Name[],
    /** False in properties, where there is no process. */
    private readonly inProcess: boolean,
  ) {}

  with(name: string, set: string): ExpressionMaker {
    const bound: Name = { name, type: { kind: "element", set, none: false } };
    const others = this.names.filter((other) => other.name !== name);
    return new ExpressionMaker(this.choices, this.world, [...others, bound], this.inProcess);
  }

  of(type: Type, depth: number): Expr {
    switch (type.kind) {
      case "bool":
        return this.bool(depth);
      case "int":
        return this.int(type, depth);
      case "enum":
        return this.enumeration(type.name, depth);
      case "element":
        return this.element(type.set, type.none, depth);
    }
  }

  bool(depth: number): Expr {
    const { choices } = this;
    if (depth <= 0) return choices.make([() => this.literal(BOOL), () => this.reading(BOOL, depth), () => this.bit()]);
    const sub = (): Expr => this.bool(depth - 1);
    return choices.make<Expr>([
      () => this.reading(BOOL, depth),
      () => this.comparison(depth - 1),
      () => this.comparison(depth - 1),
      () => ({ kind: "not", of: sub() }),
      () => ({ kind: "and", of: choices.list(1, 3, sub) }),
      () => ({ kind: "or", of: choices.list(1, 3, sub) }),
      () => this.quantifier(choices.from(["exists", "forall"]), depth - 1),
      () => ({ kind: "if", condition: sub(), then: sub(), else: sub() }),
      () => this.atLabel(),
      () => (this.inProcess ? { kind: "within", procedure: choices.from(["main", "callee"]) } : this.bit()),
    ]);
  }

  /** A cell of a variable, with its indices. */
  cell(variable: Variable, depth: number): Extract<Expr, { kind: "variable" }> {
    return { kind: "variable", name: variable.name, at: variable.index.map((set) => this.index(set, depth)) };
  }

  private int(type: IntType, depth: number): Expr {
    const { choices } = this;
    if (depth <= 0) return choices.make([() => this.literal(type), () => this.reading(type, depth)]);
    const sub = (): Expr => this.int(type, depth - 1);
    return choices.make<Expr>([
      () => this.literal(type),
      () => this.reading(type, depth),
      () => ({ kind: "add", left: sub(), right: this.literal({ kind: "int", min: 0, max: 1 }) }),
      () => ({ kind: "subtract", left: sub(), right: sub() }),
      () => ({ kind: "if", condition: this.bool(depth - 1), then: sub(), else: sub() }),
      () => this.quantifier("count", depth - 1),
      () => ({ kind: "ordinal", of: this.element(this.set(), false, depth - 1) }),
    ]);
  }

  private enumeration(name: string, depth: number): Expr {
    const type: Type = { kind: "enum", name };
    return this.choices.make<Expr>([
      () => this.literal(type),
      () => this.reading(type, depth),
      () =>
        depth <= 0
          ? this.literal(type)
          : {
              kind: "if",
              condition: this.bool(depth - 1),
              then: this.enumeration(name, depth - 1),
              else: this.enumeration(name, depth - 1),
            },
    ]);
  }

  private element(set: string, none: boolean, depth: number): Expr {
    const { choices } = this;
    const type: Type = { kind: "element", set, none };
    if (set === "process" && !none && this.inProcess && choices.chance(40)) return { kind: "self" };
    return choices.make<Expr>([
      () => this.literal(type),
      () => this.reading(type, depth),
      () => (none ? { kind: "successor", set, of: this.element(set, true, depth - 1) } : this.reading(type, depth)),
      () => (depth > 0 && choices.chance(30) ? this.elementAt(set, depth - 1) : this.literal(type)),
    ]);
  }

  /** An index: seldom one that may be none. */
  private index(set: string, depth: number): Expr {
    return this.element(set, this.choices.chance(8), depth - 1);
  }

  private elementAt(set: string, depth: number): Expr {
    return { kind: "element-at", set, of: this.int(NUMBER, depth) };
  }

  private set(): string {
    return this.choices.from(["item", "spot", "process"]);
  }

  private comparison(depth: number): Expr {
    const type = this.choices.from<Type>([
      NUMBER,
      { kind: "enum", name: "colour" },
      { kind: "element", set: "item", none: true },
      { kind: "element", set: "spot", none: false },
      { kind: "element", set: "process", none: true },
      BOOL,
    ]);
    const ordered = type.kind === "int" || type.kind === "element";
    const kind = ordered ? this.choices.from(COMPARISONS) : this.choices.from<Comparison>(["eq", "ne"]);
    return { kind, left: this.of(type, depth), right: this.of(type, depth) };
  }

  private quantifier(kind: "exists" | "forall" | "count", depth: number): Expr {
    const set = this.set();
    const bind = this.choices.from(["$a", "$b"]);
    return { kind, bind, set, body: this.with(bind, set).bool(depth) };
  }

  private atLabel(): Expr {
    const [first, ...others] = this.world.processes;
    const [label, ...labels] = this.world.labels;
    if (first === undefined || label === undefined) return this.bit();
    const process = this.choices.from([first, ...others]);
    return { kind: "at-label", process, labels: this.choices.list(1, 2, () => this.choices.from([label, ...labels])) };
  }

  private bit(): Expr {
    return this.literal(BOOL);
  }

  /** A name or a variable of about that type; a literal where there is none. */
  private reading(type: Type, depth: number): Expr {
    const names = this.names
      .filter((name) => fits(name.type, type))
      .map(
        ({ name }) =>
          (): Expr => ({ kind: "local", name }),
      );
    const variables = this.world.variables
      .filter((variable) => fits(variable.type, type))
      .map((variable) => (): Expr => this.cell(variable, depth));
    const [first, ...others] = [...names, ...variables];
    return first === undefined ? this.literal(type) : this.choices.make([first, ...others]);
  }

  private literal(type: Type): Expr {
    switch (type.kind) {
      case "bool":
        return { kind: "bool", value: this.choices.below(2) === 1 };
      case "int":
        return {
          kind: "int",
          value: Math.max(type.min, -2) + this.choices.below(Math.min(6, type.max - type.min + 1)),
        };
      case "enum": {
        const values = this.world.enums[type.name] ?? [];
        return { kind: "enum", enum: type.name, value: values[this.choices.below(values.length)] ?? "" };
      }
      case "element":
        if (type.none && this.choices.chance(40)) return { kind: "none", set: type.set };
        return { kind: "element", set: type.set, index: this.choices.below(this.world.sets[type.set]?.length ?? 1) };
    }
  }
}

function fits(offered: Type, wanted: Type): boolean {
  switch (wanted.kind) {
    case "bool":
    case "int":
      return offered.kind === wanted.kind;
    case "enum":
      return offered.kind === "enum" && offered.name === wanted.name;
    case "element":
      return offered.kind === "element" && offered.set === wanted.set && (wanted.none || !offered.none);
  }
}
