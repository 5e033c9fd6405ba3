import type { Comparison, Type } from "../../model";
import type { ComparisonNode, Node } from "./ast";
import { describeType } from "./typed";
import type { Typer } from "./typer";

/** An integer that is written out. */
export function isLiteral(node: Node): boolean {
  return node.kind === "int" || (node.kind === "minus" && isLiteral(node.of));
}

/** Warns of a comparison with an integer that the other side's range makes pointless. */
export function warnIfConstant(typer: Typer, node: ComparisonNode, left: Type, right: Type): void {
  const result = decide(node.operator, left, right);
  if (result === undefined) return;
  const [operand, type] = isLiteral(node.left) ? [node.right, right] : [node.left, left];
  const why = isLiteral(operand) ? "" : `: ${typer.quote(operand)} is ${describeType(type)}`;
  typer.report.warn("expression/constant-comparison", node.span, `this is always ${result}${why}`);
}

/** The result of a comparison where the ranges of the two integers decide it. */
export function decide(operator: Comparison, left: Type, right: Type): boolean | undefined {
  if (left.kind !== "int" || right.kind !== "int") return undefined;
  switch (operator) {
    case "lt":
      return left.max < right.min ? true : left.min >= right.max ? false : undefined;
    case "le":
      return left.max <= right.min ? true : left.min > right.max ? false : undefined;
    case "gt":
      return decide("lt", right, left);
    case "ge":
      return decide("le", right, left);
    case "eq":
      if (left.max < right.min || left.min > right.max) return false;
      return left.min === left.max && right.min === right.max ? true : undefined;
    case "ne": {
      const equal = decide("eq", left, right);
      return equal === undefined ? undefined : !equal;
    }
  }
}
