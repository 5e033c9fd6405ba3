import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { run } from "@bufbuild/cel";
import fc from "fast-check";
import {
  Evaluator,
  type Expr,
  layoutOf,
  type Model,
  type State,
  type Type,
  type Value,
  type Variable,
} from "../../../src/model";
import { compileExpression } from "../../../src/spec/expression";
import type { Fields, Vocabulary } from "../../../src/states/vocabulary";

/**
 * Random well-typed expressions, written once for us and once for another implementation of CEL (with enumeration values
 * as strings and elements as records), must have the same value.
 */

type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** `pick` chooses among the names in scope, modulo their number. */
type Tree =
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "color"; readonly value: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "element"; readonly pick: number }
  | { readonly kind: "field"; readonly of: number; readonly field: string }
  | { readonly kind: "unary"; readonly operator: "!" | "-"; readonly of: Tree }
  | {
      readonly kind: "binary";
      readonly operator: Comparison | "&&" | "||" | "+" | "-";
      readonly of: readonly [Tree, Tree];
    }
  | { readonly kind: "order"; readonly operator: Comparison; readonly of: readonly [Tree, Tree] }
  | { readonly kind: "in"; readonly left: Tree; readonly items: readonly Tree[] }
  | { readonly kind: "if"; readonly of: readonly [Tree, Tree, Tree] }
  | { readonly kind: "macro"; readonly macro: string; readonly name: string; readonly body: Tree };

const COLORS = ["none", "red", "green"] as const;
const BOOLS = ["b0", "b1", "green"] as const;
const INTS = ["i0", "i1"] as const;
const ENUMS = ["e0", "e1"] as const;

const binary = <O extends Comparison | "&&" | "||" | "+" | "-">(
  operators: readonly [O, ...O[]],
  left: fc.Arbitrary<Tree>,
  right: fc.Arbitrary<Tree>,
): fc.Arbitrary<Tree> =>
  fc.record({ kind: fc.constant("binary"), operator: fc.constantFrom(...operators), of: fc.tuple(left, right) });
const unary = (operator: "!" | "-", of: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.record({ kind: fc.constant("unary"), operator: fc.constant(operator), of });
const conditional = (condition: fc.Arbitrary<Tree>, then: fc.Arbitrary<Tree>, otherwise: fc.Arbitrary<Tree>) =>
  fc.record({ kind: fc.constant("if"), of: fc.tuple(condition, then, otherwise) });
const within = (left: fc.Arbitrary<Tree>, items: fc.Arbitrary<readonly Tree[]>): fc.Arbitrary<Tree> =>
  fc.record({ kind: fc.constant("in"), left, items });
const named = (names: readonly [string, ...string[]]): fc.Arbitrary<Tree> =>
  fc.record({ kind: fc.constant("variable"), name: fc.constantFrom(...names) });
const field = (name: string): fc.Arbitrary<Tree> =>
  fc.record({ kind: fc.constant("field"), of: fc.nat(5), field: fc.constant(name) });

const { bool } = fc.letrec<{ bool: Tree; int: Tree; color: Tree; anyColor: Tree; element: Tree }>((tie) => {
  const list = (of: fc.Arbitrary<Tree>, minLength = 0) => fc.array(of, { minLength, maxLength: 3 });
  const [bool, int, color, anyColor, element] = [
    tie("bool"),
    tie("int"),
    tie("color"),
    tie("anyColor"),
    tie("element"),
  ];
  const orders = ["==", "!=", "<", "<=", ">", ">="] as const;
  const equalities = ["==", "!="] as const;
  return {
    bool: fc.oneof(
      { maxDepth: 6, depthIdentifier: "tree" },
      named(BOOLS),
      field("on"),
      fc.record({ kind: fc.constant("bool"), value: fc.boolean() }),
      unary("!", bool),
      binary(["&&", "||"], bool, bool),
      binary(equalities, bool, bool),
      binary(orders, int, int),
      // One side must say that it is a color.
      binary(equalities, color, anyColor),
      binary(equalities, anyColor, color),
      binary(equalities, element, element),
      fc.record({ kind: fc.constant("order"), operator: fc.constantFrom(...orders), of: fc.tuple(element, element) }),
      within(int, list(int)),
      within(bool, list(bool)),
      within(color, list(anyColor)),
      within(element, list(element)),
      conditional(bool, bool, bool),
      fc.record({
        kind: fc.constant("macro"),
        macro: fc.constantFrom("exists", "all", "exists_one"),
        name: fc.constantFrom("p", "q", "e1"),
        body: bool,
      }),
    ),
    int: fc.oneof(
      { maxDepth: 6, depthIdentifier: "tree" },
      named(INTS),
      field("n"),
      fc.record({ kind: fc.constant("int"), value: fc.nat(6) }),
      unary("-", int),
      binary(["+", "-"], int, int),
      conditional(bool, int, int),
    ),
    color: fc.oneof(
      { maxDepth: 6, depthIdentifier: "tree" },
      named(ENUMS),
      field("e"),
      conditional(bool, color, anyColor),
      conditional(bool, anyColor, color),
    ),
    anyColor: fc.oneof(
      { maxDepth: 6, depthIdentifier: "tree" },
      fc.record({ kind: fc.constant("color"), value: fc.constantFrom(...COLORS) }),
      color,
      conditional(bool, anyColor, anyColor),
    ),
    element: fc.oneof(
      { maxDepth: 6, depthIdentifier: "tree" },
      fc.record({ kind: fc.constant("element"), pick: fc.nat(5) }),
      conditional(bool, element, element),
    ),
  };
});

/** Random decisions about how an expression is written. */
class Style {
  private at = 0;
  constructor(private readonly choices: readonly number[]) {}

  next(): number {
    this.at += 1;
    return this.choices[this.at % Math.max(1, this.choices.length)] ?? 0;
  }
}

const POWER: Readonly<Record<string, number>> = { "||": 2, "&&": 3, "+": 5, "-": 5 };

/** Writes a tree with as few parentheses as CEL needs and some more, as tokens. */
class Writer {
  constructor(
    private readonly cel: boolean,
    private readonly style: Style,
  ) {}

  write(tree: Tree, scope: readonly string[] = ["item"], least = 1): readonly string[] {
    const [tokens, power] = this.bare(tree, scope);
    return power < least || this.style.next() % 7 === 0 ? ["(", ...tokens, ")"] : tokens;
  }

  private bare(tree: Tree, scope: readonly string[]): readonly [readonly string[], number] {
    const write = (of: Tree, least: number) => this.write(of, scope, least);
    const element = (pick: number) => scope[pick % scope.length] ?? "item";
    switch (tree.kind) {
      case "bool":
      case "int":
        return [[String(tree.value)], 8];
      case "color":
        return [[this.cel || this.style.next() % 3 === 0 ? `"${tree.value}"` : tree.value], 8];
      case "variable":
        // A bound name may hide a variable; the variable is then not what its type says.
        return [[scope.includes(tree.name) ? "e0" : tree.name], 8];
      case "element":
        return [[element(tree.pick)], 8];
      case "field":
        return [[element(tree.of), ".", tree.field], 8];
      case "unary": {
        const of = write(tree.of, 8);
        return [[tree.operator, ...of], 7];
      }
      case "binary": {
        const power = POWER[tree.operator] ?? 4;
        return [[...write(tree.of[0], power), tree.operator, ...write(tree.of[1], power + 1)], power];
      }
      case "order": {
        const [left, right] = tree.of.map((of) => write(of, 8));
        const index = this.cel ? [".", "index"] : [];
        return [[...(left ?? []), ...index, tree.operator, ...(right ?? []), ...index], 4];
      }
      case "in": {
        const items = tree.items.flatMap((item, position) => [...(position > 0 ? [","] : []), ...write(item, 1)]);
        return [[...write(tree.left, 4), "in", "[", ...items, "]"], 4];
      }
      case "if":
        return [[...write(tree.of[0], 2), "?", ...write(tree.of[1], 2), ":", ...write(tree.of[2], 1)], 1];
      case "macro": {
        const body = this.write(tree.body, [tree.name, ...scope.filter((outer) => outer !== tree.name)], 1);
        return [["items", ".", tree.macro, "(", tree.name, ",", ...body, ")"], 8];
      }
    }
  }
}

const SPACES = ["", "", " ", "\n", " \t "];

function text(tree: Tree, cel: boolean, choices: readonly number[]): string {
  const style = new Style(choices);
  const tokens = new Writer(cel, style).write(tree);
  return tokens.reduce((before, token) => {
    const glued = /\w$/.test(before) && /^\w/.test(token);
    // The other implementation does not accept white space after a unary operator.
    const sign = /(^|[^\w)"\]\s])\s*[-!]$/.test(before);
    return before + (sign ? "" : (SPACES[style.next() % SPACES.length] ?? "") || (glued ? " " : "")) + token;
  }, "");
}

interface Item {
  readonly on: boolean;
  readonly n: number;
  readonly e: string;
}

interface World {
  readonly bools: readonly boolean[];
  readonly ints: readonly number[];
  readonly enums: readonly string[];
  readonly items: readonly Item[];
  readonly item: number;
}

const color = fc.constantFrom(...COLORS);
const small = fc.integer({ min: -3, max: 3 });
const world: fc.Arbitrary<World> = fc.record({
  bools: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  ints: fc.tuple(small, small),
  enums: fc.tuple(color, color),
  items: fc.array(fc.record({ on: fc.boolean(), n: small, e: color }), { minLength: 1, maxLength: 3 }),
  item: fc.nat(2),
});

const BOOL: Type = { kind: "bool" };
const INT: Type = { kind: "int", min: -3, max: 3 };
const COLOR: Type = { kind: "enum", name: "color" };
const cell = (name: string, ...at: readonly Expr[]): Expr => ({ kind: "variable", name, at });

function modelOf({ bools, ints, enums, items, item }: World): Model {
  const table = (name: string, type: Type, index: readonly string[], values: readonly Value[]) => ({
    name,
    type,
    index,
    init: values.map((value) => [value]),
    constant: true,
    ghost: false,
    doc: "",
  });
  const scalars = (names: readonly string[], type: Type, values: readonly Value[]) =>
    names.flatMap((name, position): Variable[] => [table(name, type, [], values.slice(position, position + 1))]);
  return {
    name: "world",
    enums: { color: COLORS },
    sets: { item: items.map((_, position) => `item${position}`), process: [] },
    variables: [
      ...scalars(BOOLS, BOOL, bools),
      ...scalars(INTS, INT, ints),
      ...scalars(ENUMS, COLOR, enums),
      table(
        "item",
        { kind: "element", set: "item", none: true },
        [],
        [items.length === 0 ? null : item % items.length],
      ),
      table(
        "on",
        BOOL,
        ["item"],
        items.map(({ on }) => on),
      ),
      table(
        "n",
        INT,
        ["item"],
        items.map(({ n }) => n),
      ),
      table(
        "e",
        COLOR,
        ["item"],
        items.map(({ e }) => e),
      ),
    ],
    processes: [],
    halted: { kind: "bool", value: false },
    initially: { kind: "bool", value: true },
    properties: [],
    stateMarks: [],
    lockHandOver: false,
  };
}

function vocabularyOf(model: Model): Vocabulary {
  const fieldOf = (name: string, type: Type) => ({ type, doc: "", read: (at: Expr) => cell(name, at) });
  const fields: Fields = {
    set: "item",
    fields: { on: fieldOf("on", BOOL), n: fieldOf("n", INT), e: fieldOf("e", COLOR) },
  };
  const values = (names: readonly string[], type: Type) =>
    names.map((name) => [name, { kind: "value", type, expr: cell(name), doc: "" }] as const);
  return {
    names: {
      ...Object.fromEntries([...values(BOOLS, BOOL), ...values(INTS, INT), ...values(ENUMS, COLOR)]),
      item: { kind: "element", of: fields, at: cell("item"), doc: "" },
      items: { kind: "collection", of: fields, doc: "" },
    },
    enums: model.enums,
    sets: model.sets,
  };
}

function ours(source: string, model: Model): boolean {
  const { expr, diagnostics } = compileExpression(source, 0, vocabularyOf(model));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  assert.deepEqual(errors, [], source);
  assert.ok(expr);
  const state: State = [];
  const scope = { state, process: undefined, bindings: new Map<string, number>() };
  return new Evaluator(model, layoutOf(model)).evaluate(expr, scope) !== 0;
}

function theirs(source: string, { bools, ints, enums, items, item }: World): unknown {
  const records = items.map(
    ({ on, n, e }, index) =>
      new Map<string, boolean | bigint | string>([
        ["index", BigInt(index)],
        ["on", on],
        ["n", BigInt(n)],
        ["e", e],
      ]),
  );
  const bindings = {
    ...Object.fromEntries(BOOLS.map((name, position) => [name, bools[position] ?? false])),
    ...Object.fromEntries(INTS.map((name, position) => [name, BigInt(ints[position] ?? 0)])),
    ...Object.fromEntries(ENUMS.map((name, position) => [name, enums[position] ?? ""])),
    items: records,
    item: records[item % records.length] ?? new Map(),
  };
  return run(source, bindings);
}

describe("the meaning of expressions", () => {
  it("is that of CEL", () => {
    const choices = fc.array(fc.nat(100), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(bool, world, choices, (tree, values, style) => {
        const [our, their] = [text(tree, false, style), text(tree, true, style)];
        const expected = theirs(their, values);
        assert.equal(typeof expected, "boolean", `${their}: ${String(expected)}`);
        assert.equal(ours(our, modelOf(values)), expected, our);
      }),
      { numRuns: 1500 },
    );
  });

  it("is that of CEL for empty collections", () => {
    const model = modelOf({ bools: [true, true, true], ints: [0, 0], enums: ["red", "red"], items: [], item: 0 });
    const results = ["exists", "all", "exists_one"].map((macro) => {
      const source = `items.${macro}(p, p.on)`;
      return [ours(source, model), run(source, { items: [] })];
    });
    assert.deepEqual(results, [
      [false, false],
      [true, true],
      [false, false],
    ]);
  });
});
