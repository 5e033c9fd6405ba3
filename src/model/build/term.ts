import type { Comparison, Expr, LocalExpr, Quantifier, VariableExpr } from "../expression";
import { FALSE, TRUE } from "../expression";
import { bool, type Element, type IndexSet, int, processes, type Sort } from "./sort";

/** A typed expression. */
export interface Term<V> {
  readonly expr: Expr;
  readonly sort: Sort<V>;
}

/** A typed expression that can be assigned to. */
export interface Ref<V> extends Term<V> {
  readonly expr: VariableExpr | LocalExpr;
}

/** A term, or a plain value where one can be written as a literal. */
export type Operand<V> = Term<V> | V;

export function isTerm<V>(operand: Operand<V>): operand is Term<V> {
  return typeof operand === "object" && operand !== null && "expr" in operand && "sort" in operand;
}

/** The expression of an operand whose sort is known from its context. */
export function toExpr<V>(operand: Operand<V>, sort: Sort<V>): Expr {
  return isTerm(operand) ? operand.expr : sort.literal(operand);
}

export function boolTerm(expr: Expr): Term<boolean> {
  return { expr, sort: bool };
}

export const always: Term<boolean> = boolTerm(TRUE);
export const never: Term<boolean> = boolTerm(FALSE);

/** A literal boolean known when the model is built. */
export function constant(value: boolean): Term<boolean> {
  return value ? always : never;
}

export function not(of: Term<boolean>): Term<boolean> {
  return boolTerm({ kind: "not", of: of.expr });
}

export function and(...of: readonly Term<boolean>[]): Term<boolean> {
  return boolTerm({ kind: "and", of: of.map((term) => term.expr) });
}

export function or(...of: readonly Term<boolean>[]): Term<boolean> {
  return boolTerm({ kind: "or", of: of.map((term) => term.expr) });
}

export function implies(condition: Term<boolean>, conclusion: Term<boolean>): Term<boolean> {
  return or(not(condition), conclusion);
}

function compare<V>(kind: Comparison, left: Term<V>, right: Operand<V>): Term<boolean> {
  return boolTerm({ kind, left: left.expr, right: toExpr(right, left.sort) });
}

export function is<V>(left: Term<V>, right: Operand<NoInfer<V>>): Term<boolean> {
  return compare("eq", left, right);
}

export function isnt<V>(left: Term<V>, right: Operand<NoInfer<V>>): Term<boolean> {
  return compare("ne", left, right);
}

/** True where `left` is one of the values. */
export function isOneOf<V>(left: Term<V>, ...values: readonly NoInfer<V>[]): Term<boolean> {
  return or(...values.map((value) => is(left, value)));
}

/** Integers, and elements of one index set, are ordered. */
export const lessThan = <V>(left: Term<V>, right: Operand<NoInfer<V>>): Term<boolean> => compare("lt", left, right);
export const atMost = <V>(left: Term<V>, right: Operand<NoInfer<V>>): Term<boolean> => compare("le", left, right);
export const moreThan = <V>(left: Term<V>, right: Operand<NoInfer<V>>): Term<boolean> => compare("gt", left, right);
export const atLeast = <V>(left: Term<V>, right: Operand<NoInfer<V>>): Term<boolean> => compare("ge", left, right);

const integer: Sort<number> = int(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

/** The sum; its type comes from where it is used, and a value out of range there is an error of the model. */
export function plus(left: Term<number>, right: Operand<number>): Term<number> {
  return { expr: { kind: "add", left: left.expr, right: toExpr(right, integer) }, sort: integer };
}

export function minus(left: Term<number>, right: Operand<number>): Term<number> {
  return { expr: { kind: "subtract", left: left.expr, right: toExpr(right, integer) }, sort: integer };
}

export function ifElse<V>(condition: Term<boolean>, then: Term<V>, otherwise: Operand<NoInfer<V>>): Term<V> {
  return {
    expr: { kind: "if", condition: condition.expr, then: then.expr, else: toExpr(otherwise, then.sort) },
    sort: then.sort,
  };
}

let depth = 0;

/** Names a bound variable by its nesting depth, so that inner quantifiers never capture outer names. */
export function bound<S extends string, R>(
  set: IndexSet<S>,
  use: (element: Term<Element<S>>, name: string) => R,
): { readonly bind: string; readonly result: R } {
  const bind = depth === 0 ? `$${set.name}` : `$${set.name}${String(depth)}`;
  depth += 1;
  try {
    return { bind, result: use({ expr: { kind: "local", name: bind }, sort: set.element }, bind) };
  } finally {
    depth -= 1;
  }
}

type OverElements<S extends string> = (element: Term<Element<S>>) => Term<boolean>;

function quantify<S extends string>(kind: Quantifier, set: IndexSet<S>, body: OverElements<S>): Expr {
  const { bind, result } = bound(set, (element) => body(element).expr);
  return { kind, bind, set: set.name, body: result };
}

export function exists<S extends string>(set: IndexSet<S>, body: OverElements<S>): Term<boolean> {
  return boolTerm(quantify("exists", set, body));
}

export function every<S extends string>(set: IndexSet<S>, body: OverElements<S>): Term<boolean> {
  return boolTerm(quantify("forall", set, body));
}

/** How many elements satisfy the condition. */
export function count<S extends string>(set: IndexSet<S>, body: OverElements<S>): Term<number> {
  return { expr: quantify("count", set, body), sort: integer };
}

/** The process whose step it is. */
export const self: Term<Element<"process">> = { expr: { kind: "self" }, sort: processes.element };

/** True inside a procedure of that name, however deep. Known when procedures are inlined. */
export function within(procedure: string): Term<boolean> {
  return boolTerm({ kind: "within", procedure });
}

/** The element at a position known when the model is built. */
export function element<S extends string>(set: IndexSet<S>, position: number): Term<Element<S>> {
  return { expr: { kind: "element", set: set.name, index: position }, sort: set.element };
}

/** The element after `of`, or none after the last (and after none). */
export function successor<S extends string>(
  set: IndexSet<S>,
  of: Term<Element<S>> | Term<Element<S> | null>,
): Term<Element<S> | null> {
  return { expr: { kind: "successor", set: set.name, of: of.expr }, sort: set.optional };
}

/** The position of an element in its set. */
export function ordinal<S extends string>(of: Term<Element<S>>): Term<number> {
  return { expr: { kind: "ordinal", of: of.expr }, sort: integer };
}

/** The element at a computed position; a position outside the set is an error of the model. */
export function elementAt<S extends string>(set: IndexSet<S>, position: Term<number>): Term<Element<S>> {
  return { expr: { kind: "element-at", set: set.name, of: position.expr }, sort: set.element };
}

/** The element of a term that is known not to be none where it is used; using none as an index is an error of the model. */
export function some<S extends string>(set: IndexSet<S>, of: Term<Element<S> | null>): Term<Element<S>> {
  return { expr: of.expr, sort: set.element };
}

/** A value as a term. */
export function literal<V>(sort: Sort<V>, value: V): Term<V> {
  return { expr: sort.literal(value), sort };
}
