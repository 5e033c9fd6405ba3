import type { Comparison, Expr, Literal } from "../expression";
import { FALSE, TRUE } from "../expression";
import type { Variable } from "../program";
import { NONE } from "../type";
import { literalOf } from "../value";
import { mapChildren } from "./map-expr";

/** What folding knows: the constants, the values of enumerations and the sizes of the index sets. */
export interface FoldContext {
  readonly constants: ReadonlyMap<string, Variable>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  readonly sets: Readonly<Record<string, readonly string[]>>;
}

/** Simplifies an expression without changing its meaning; what is known at build time becomes a literal. */
export function fold(expr: Expr, context: FoldContext): Expr {
  const folded = mapChildren(expr, (child) => fold(child, context));
  switch (folded.kind) {
    case "not":
      if (folded.of.kind === "bool") return folded.of.value ? FALSE : TRUE;
      return folded.of.kind === "not" ? folded.of.of : folded;
    case "and":
      return junction("and", folded.of, TRUE, FALSE);
    case "or":
      return junction("or", folded.of, FALSE, TRUE);
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return comparison(folded, context);
    case "if":
      if (folded.condition.kind === "bool") return folded.condition.value ? folded.then : folded.else;
      return folded;
    case "add":
    case "subtract":
      return folded.left.kind === "int" && folded.right.kind === "int"
        ? {
            kind: "int",
            value:
              folded.kind === "add" ? folded.left.value + folded.right.value : folded.left.value - folded.right.value,
          }
        : folded;
    case "exists":
      return quantifier(folded, context, FALSE, TRUE);
    case "forall":
      return quantifier(folded, context, TRUE, FALSE);
    case "variable":
      return constantCell(folded, context);
    case "successor":
      if (folded.of.kind === "element") return successor(folded.set, folded.of.index, context);
      return folded;
    case "ordinal":
      return folded.of.kind === "element" ? { kind: "int", value: folded.of.index } : folded;
    default:
      return folded;
  }
}

function junction(kind: "and" | "or", parts: readonly Expr[], neutral: Expr, absorbing: Expr): Expr {
  const kept: Expr[] = [];
  for (const part of parts) {
    for (const inner of part.kind === kind ? part.of : [part]) {
      if (inner.kind !== "bool") kept.push(inner);
      else if (absorbing.kind === "bool" && inner.value === absorbing.value) return absorbing;
    }
  }
  const [only] = kept;
  if (only === undefined) return neutral;
  return kept.length === 1 ? only : { kind, of: kept };
}

/** The stored number of a literal, or undefined for another expression. */
function literalNumber(expr: Expr, context: FoldContext): number | undefined {
  switch (expr.kind) {
    case "bool":
      return expr.value ? 1 : 0;
    case "int":
      return expr.value;
    case "enum":
      return context.enums[expr.enum]?.indexOf(expr.value);
    case "element":
      return expr.index;
    case "none":
      return NONE;
    default:
      return undefined;
  }
}

export function compareNumbers(kind: Comparison, left: number, right: number): boolean {
  switch (kind) {
    case "eq":
      return left === right;
    case "ne":
      return left !== right;
    case "lt":
      return left < right;
    case "le":
      return left <= right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
  }
}

function comparison(expr: Expr & { readonly kind: Comparison }, context: FoldContext): Expr {
  const left = literalNumber(expr.left, context);
  const right = literalNumber(expr.right, context);
  if (left === undefined || right === undefined) return expr;
  return compareNumbers(expr.kind, left, right) ? TRUE : FALSE;
}

function quantifier(
  expr: Expr & { readonly kind: "exists" | "forall" | "count" },
  context: FoldContext,
  empty: Expr,
  decided: Expr,
): Expr {
  if (context.sets[expr.set]?.length === 0) return empty;
  if (expr.body.kind !== "bool" || expr.body.kind !== decided.kind) return expr;
  return expr.body;
}

function constantCell(expr: Expr & { readonly kind: "variable" }, context: FoldContext): Expr {
  const variable = context.constants.get(expr.name);
  if (variable === undefined) return expr;
  let cell = 0;
  for (const [position, at] of expr.at.entries()) {
    if (at.kind !== "element") return expr;
    cell = cell * (context.sets[variable.index[position] ?? ""]?.length ?? 0) + at.index;
  }
  const choices = variable.init.length === 1 ? variable.init[0] : variable.init[cell];
  const [value] = choices ?? [];
  return value === undefined ? expr : literalOf(value, variable.type);
}

function successor(set: string, index: number, context: FoldContext): Literal {
  const size = context.sets[set]?.length ?? 0;
  return index + 1 < size ? { kind: "element", set, index: index + 1 } : { kind: "none", set };
}
