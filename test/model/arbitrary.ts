import fc from "fast-check";
import {
  type ActionStep,
  type Alternative,
  bool,
  boolTerm,
  type Expr,
  FALSE,
  ifElse,
  type Layout,
  type Program,
  type Statement,
  TRUE,
  type Variable,
  when,
} from "../../src/model";

const base = { constant: false, ghost: false, doc: "" } as const;

/** Variables of every type; `g` and `h` are ghosts, `c` is a constant table. */
export const variables: readonly Variable[] = [
  { ...base, name: "a", type: { kind: "bool" }, index: [], init: [[false]] },
  { ...base, name: "b", type: { kind: "bool" }, index: ["page"], init: [[false], [true]] },
  { ...base, name: "n", type: { kind: "int", min: 0, max: 2 }, index: [], init: [[0]] },
  { ...base, name: "e", type: { kind: "element", set: "page", none: true }, index: [], init: [[null]] },
  { ...base, name: "m", type: { kind: "enum", name: "mode" }, index: [], init: [["read"]] },
  { ...base, name: "c", type: { kind: "bool" }, index: ["page"], init: [[true], [false]], constant: true },
  { ...base, name: "g", type: { kind: "bool" }, index: [], init: [[false]], ghost: true },
  { ...base, name: "h", type: { kind: "int", min: 0, max: 2 }, index: ["page"], init: [[0]], ghost: true },
];

/** What an expression may read: bound elements of `page`, the local `l`, ghosts. */
export interface Reach {
  readonly bound: readonly string[];
  readonly local: boolean;
  readonly ghosts: boolean;
}

type Exprs = fc.Arbitrary<Expr>;

const either = (options: readonly Exprs[]): Exprs => fc.oneof(...options);

/** A page for an index: never none. */
function page(reach: Reach): Exprs {
  const literals = [0, 1].map((index): Expr => ({ kind: "element", set: "page", index }));
  return fc.constantFrom(...literals, ...reach.bound.map((name): Expr => ({ kind: "local", name })));
}

function cell(name: string, reach: Reach): Exprs {
  return page(reach).map((at) => ({ kind: "variable", name, at: [at] }));
}

const scalar = (name: string): Exprs => fc.constant<Expr>({ kind: "variable", name, at: [] });

export function boolExpr(depth: number, reach: Reach): Exprs {
  const leaves = [
    fc.boolean().map((value): Expr => ({ kind: "bool", value })),
    scalar("a"),
    cell("b", reach),
    cell("c", reach),
    ...(reach.local ? [fc.constant<Expr>({ kind: "local", name: "l" })] : []),
    ...(reach.ghosts ? [scalar("g")] : []),
  ];
  if (depth <= 0) return either(leaves);
  const inner = boolExpr(depth - 1, reach);
  const parts = fc.array(inner, { maxLength: 3 });
  const bind = fc.constantFrom("$page", "$page1", "p");
  const quantified = bind.chain((name) =>
    fc
      .tuple(
        fc.constantFrom("exists" as const, "forall" as const),
        boolExpr(depth - 1, { ...reach, bound: [...reach.bound, name] }),
      )
      .map(([kind, body]): Expr => ({ kind, bind: name, set: "page", body })),
  );
  const compare = fc.constantFrom(
    "eq" as const,
    "ne" as const,
    "lt" as const,
    "le" as const,
    "gt" as const,
    "ge" as const,
  );
  const numbers = intExpr(depth - 1, reach);
  const pages = elementExpr(depth - 1, reach);
  return either([
    ...leaves,
    inner.map((of): Expr => ({ kind: "not", of })),
    parts.map((of): Expr => ({ kind: "and", of })),
    parts.map((of): Expr => ({ kind: "or", of })),
    fc.tuple(inner, inner, inner).map(([condition, yes, no]): Expr => branches(condition, yes, no)),
    fc.tuple(compare, numbers, numbers).map(([kind, left, right]): Expr => ({ kind, left, right })),
    fc.tuple(compare, pages, pages).map(([kind, left, right]): Expr => ({ kind, left, right })),
    fc.constantFrom("read", "write").map(
      (value): Expr => ({
        kind: "eq",
        left: { kind: "variable", name: "m", at: [] },
        right: { kind: "enum", enum: "mode", value },
      }),
    ),
    quantified,
  ]);
}

export function intExpr(depth: number, reach: Reach): Exprs {
  const leaves = [
    fc.integer({ min: -1, max: 3 }).map((value): Expr => ({ kind: "int", value })),
    scalar("n"),
    ...(reach.ghosts ? [cell("h", reach)] : []),
  ];
  if (depth <= 0) return either(leaves);
  const inner = intExpr(depth - 1, reach);
  const inside = { ...reach, bound: [...reach.bound, "$page"] };
  return either([
    ...leaves,
    fc
      .tuple(fc.constantFrom("add" as const, "subtract" as const), inner, inner)
      .map(([kind, left, right]): Expr => ({ kind, left, right })),
    boolExpr(depth - 1, inside).map((body): Expr => ({ kind: "count", bind: "$page", set: "page", body })),
    page(reach).map((of): Expr => ({ kind: "ordinal", of })),
    fc.tuple(boolExpr(depth - 1, reach), inner, inner).map(([condition, yes, no]) => branches(condition, yes, no)),
  ]);
}

/** A page or none. */
export function elementExpr(depth: number, reach: Reach): Exprs {
  const leaves = [page(reach), scalar("e"), fc.constant<Expr>({ kind: "none", set: "page" })];
  if (depth <= 0) return either(leaves);
  const inner = elementExpr(depth - 1, reach);
  const at = fc
    .integer({ min: 0, max: 1 })
    .map((value): Expr => ({ kind: "element-at", set: "page", of: { kind: "int", value } }));
  return either([
    ...leaves,
    at,
    inner.map((of): Expr => ({ kind: "successor", set: "page", of })),
    fc.tuple(boolExpr(depth - 1, reach), inner, inner).map(([condition, yes, no]) => branches(condition, yes, no)),
  ]);
}

function branches(condition: Expr, yes: Expr, no: Expr): Expr {
  return ifElse(boolTerm(condition), { expr: yes, sort: bool }, { expr: no, sort: bool }).expr;
}

/** A number from 0 to 2, whatever `of` comes to. */
function clamped(of: Expr): Expr {
  const bounded = (kind: "lt" | "gt", limit: number, otherwise: Expr): Expr =>
    branches({ kind, left: of, right: { kind: "int", value: limit } }, { kind: "int", value: limit }, otherwise);
  return bounded("lt", 0, bounded("gt", 2, of));
}

/** Statements that never leave a range. Ghosts may read everything, the others no ghosts. */
export function statements(depth: number, reach: Reach): fc.Arbitrary<readonly Statement[]> {
  const real = { ...reach, ghosts: false };
  const all = { ...reach, ghosts: true };
  const assigned = (target: Exprs, value: Exprs): fc.Arbitrary<Statement> =>
    fc.tuple(target, value).map(([to, from]): Statement => {
      if (to.kind !== "variable" && to.kind !== "local") throw new TypeError("not assignable");
      return { kind: "assign", target: to, value: from };
    });
  const leaves = [
    assigned(scalar("a"), boolExpr(1, real)),
    assigned(cell("b", real), boolExpr(1, real)),
    assigned(scalar("n"), intExpr(1, real).map(clamped)),
    assigned(scalar("e"), elementExpr(1, real)),
    assigned(scalar("g"), boolExpr(1, all)),
    assigned(cell("h", all), intExpr(1, all).map(clamped)),
    ...(reach.local ? [assigned(fc.constant<Expr>({ kind: "local", name: "l" }), boolExpr(1, real))] : []),
  ];
  if (depth <= 0) return fc.array(fc.oneof(...leaves), { maxLength: 2 });
  const bind = `$page${String(depth + 1)}`;
  const nested = [
    fc
      .tuple(boolExpr(1, real), statements(depth - 1, reach), statements(depth - 1, reach))
      .map(([condition, yes, no]) => when(boolTerm(condition), yes, no)),
    statements(depth - 1, { ...reach, bound: [...reach.bound, bind] }).map(
      (body): Statement => ({ kind: "for-each", bind, set: "page", do: body }),
    ),
  ];
  return fc.array(fc.oneof(...leaves, ...nested), { maxLength: 3 });
}

const labels = ["s0", "s1", "s2"] as const;
const reach: Reach = { bound: [], local: true, ghosts: false };

const alternative: fc.Arbitrary<Alternative> = fc
  .record({
    chosen: fc.boolean(),
    next: fc.oneof(
      fc.constantFrom(...labels).map((label) => ({ kind: "label" as const, label })),
      fc.constant({ kind: "exit" as const, exit: "out" }),
    ),
  })
  .chain(({ chosen, next }) => {
    const inside = chosen ? { ...reach, bound: ["$page1"] } : reach;
    return fc.record({ when: boolExpr(1, inside), effects: statements(1, inside), where: boolExpr(1, inside) }).map(
      ({ when, effects, where }): Alternative => ({
        when,
        ...(chosen ? { choose: { bind: "$page1", set: "page", where } } : {}),
        events: [],
        do: effects,
        next,
        text: [],
      }),
    );
  });

const procedureSteps: fc.Arbitrary<readonly ActionStep[]> = fc
  .tuple(...labels.map(() => fc.array(alternative, { minLength: 1, maxLength: 2 })))
  .map((lists) =>
    lists.map(
      (alternatives, at): ActionStep => ({
        kind: "step",
        label: labels[at] ?? "",
        fn: "f",
        agent: "kernel",
        alternatives,
        marks: [],
        elidable: false,
      }),
    ),
  );

/** Two processes over `variables`, without errors of the model; one property, which reads the ghost `g`. */
export const programs: fc.Arbitrary<Program> = fc
  .record({ one: procedureSteps, two: procedureSteps, holds: boolExpr(1, { bound: [], local: false, ghosts: false }) })
  .map(
    ({ one, two, holds }): Program => ({
      name: "random",
      enums: { mode: ["read", "write"] },
      sets: { page: ["page0", "page1"] },
      variables,
      procedures: [one, two].map((body, at) => ({
        name: `run${String(at)}`,
        file: "",
        doc: "",
        params: [],
        locals: [{ name: "l", type: { kind: "bool" }, init: false }],
        exits: ["out"],
        body,
      })),
      processes: [0, 1].map((at) => ({
        name: `p${String(at)}`,
        procedure: `run${String(at)}`,
        args: {},
        times: at === 0 ? 1 : "forever",
        doc: "",
      })),
      halted: FALSE,
      initially: TRUE,
      properties: [{ kind: "invariant", id: "some", doc: "", holds, triggers: [] }],
    }),
  );

/** A state of that layout, reachable or not. */
export function states(layout: Layout): fc.Arbitrary<readonly number[]> {
  return fc.tuple(...layout.slots.map(({ min, max }) => fc.integer({ min, max })));
}
