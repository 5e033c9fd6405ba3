import type { Type } from "../../model";
import type { ArithmeticNode, Node } from "./ast";
import { MAX_INTEGER } from "./lexer";
import type { Scope } from "./scope";
import { INT, type Typed } from "./typed";
import type { Typer } from "./typer";

export function typeArithmetic(typer: Typer, node: ArithmeticNode, scope: Scope): Typed | undefined {
  const left = typer.check(node.left, { type: INT }, scope);
  const right = typer.check(node.right, { type: INT }, scope);
  if (left?.type.kind !== "int" || right?.type.kind !== "int") return undefined;
  const adds = node.operator === "add";
  const min = adds ? left.type.min + right.type.min : left.type.min - right.type.max;
  const max = adds ? left.type.max + right.type.max : left.type.max - right.type.min;
  if (fitsIn32Bits(left.type) && fitsIn32Bits(right.type) && !fitsIn32Bits({ min, max })) {
    typer.report.error("expression/bad-number", node.span, "the result may not fit in 32 bits");
    return undefined;
  }
  return { type: { kind: "int", min, max }, expr: { kind: node.operator, left: left.expr, right: right.expr } };
}

/** Unary minus. */
export function typeMinus(typer: Typer, operand: Node, scope: Scope): Typed | undefined {
  const of = typer.check(operand, { type: INT }, scope);
  if (of?.type.kind !== "int") return undefined;
  // `0 -` keeps a zero from becoming -0.
  const type: Type = { kind: "int", min: 0 - of.type.max, max: 0 - of.type.min };
  if (of.expr.kind === "int") return { type, expr: { kind: "int", value: 0 - of.expr.value } };
  return { type, expr: { kind: "subtract", left: { kind: "int", value: 0 }, right: of.expr } };
}

function fitsIn32Bits({ min, max }: { readonly min: number; readonly max: number }): boolean {
  return min >= -MAX_INTEGER && max <= MAX_INTEGER;
}
