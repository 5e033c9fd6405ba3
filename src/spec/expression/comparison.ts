import type { Comparison, Expr } from "../../model";
import { didYouMean } from "../suggest";
import type { ComparisonNode, InNode, Node } from "./ast";
import { decide, isLiteral, warnIfConstant } from "./constant-comparison";
import type { Scope } from "./scope";
import { BOOL, describeType, listNames, type Typed } from "./typed";
import type { Typer } from "./typer";
import { unify } from "./unify";

const WRITTEN: Readonly<Record<Comparison, string>> = { eq: "==", ne: "!=", lt: "<", le: "<=", gt: ">", ge: ">=" };

export function typeComparison(typer: Typer, node: ComparisonNode, scope: Scope): Typed | undefined {
  const { operator } = node;
  if (isOrdering(operator) && node.left.kind === "comparison" && isOrdering(node.left.operator)) {
    reportChain(typer, node, scope);
    return undefined;
  }
  const operands = unify(typer, [node.left, node.right], node.span, scope);
  const [left, right] = operands ?? [];
  if (left === undefined || right === undefined) return undefined;
  if (isOrdering(operator) && left.type.kind !== "int" && left.type.kind !== "element") {
    const message = `"${WRITTEN[operator]}" compares integers or elements, not ${describeType(left.type)}`;
    typer.report.error("expression/type-mismatch", node.operatorSpan, message, 'use "==", "!=" or "in"');
    return undefined;
  }
  if (isLiteral(node.left) || isLiteral(node.right)) warnIfConstant(typer, node, left.type, right.type);
  return { type: BOOL, expr: { kind: operator, left: left.expr, right: right.expr } };
}

export function typeIn(typer: Typer, node: InNode, scope: Scope): Typed | undefined {
  const { left, right } = node;
  if (right.kind === "list") return inList(typer, node, right.items, scope);
  const entry = right.kind === "identifier" ? scope.lookup(right.name) : undefined;
  if (entry?.kind === "call-path") return inCallPath(typer, node, entry.procedures, scope);
  typer.visit(left, scope);
  if (entry?.kind === "unknown") return undefined;
  typer.visit(right, scope);
  if (right.kind === "error") return undefined;
  typer.report.error(
    "expression/type-mismatch",
    right.span,
    `${typer.quote(right)} is neither a list nor the call path`,
    '"in" is followed by values in brackets, x in [a, b], or by the call path, "name" in caller',
  );
  return undefined;
}

function inList(typer: Typer, node: InNode, items: readonly Node[], scope: Scope): Typed | undefined {
  const operands = unify(typer, [node.left, ...items], node.span, scope);
  const [left, ...values] = operands ?? [];
  if (left === undefined) return undefined;
  if (items.length === 0) {
    typer.report.warn("expression/constant-comparison", node.span, "this is always false: the list is empty");
  }
  for (const [position, item] of items.entries()) {
    const value = values[position];
    if (value !== undefined && isLiteral(item) && decide("eq", left.type, value.type) === false) {
      const message = `${typer.quote(item)} is never equal: ${typer.quote(node.left)} is ${describeType(left.type)}`;
      typer.report.warn("expression/constant-comparison", item.span, message);
    }
  }
  const equal = values.map((value): Expr => ({ kind: "eq", left: left.expr, right: value.expr }));
  return { type: BOOL, expr: { kind: "or", of: equal } };
}

function inCallPath(typer: Typer, { left }: InNode, procedures: readonly string[], scope: Scope): Typed | undefined {
  if (left.kind !== "string") {
    const hint = left.kind === "identifier" ? `quote it: "${left.name}"` : undefined;
    const message = 'the name of a procedure is expected before "in"';
    if (left.kind !== "identifier") typer.visit(left, scope);
    typer.report.error("expression/type-mismatch", left.span, message, hint);
    return undefined;
  }
  if (!procedures.includes(left.value)) {
    const all = procedures.length > 0 ? `procedures: ${listNames(procedures)}` : undefined;
    const near = didYouMean(left.value, procedures);
    const message = `no procedure ${typer.quote(left)} can be on the call path`;
    typer.report.error("expression/unknown-procedure", left.span, message, near ?? all);
    return undefined;
  }
  return { type: BOOL, expr: { kind: "within", procedure: left.value } };
}

/** `a < b < c` compares a truth value with c: in CEL as here an error, but one with an obvious remedy. */
function reportChain(typer: Typer, node: ComparisonNode, scope: Scope): void {
  typer.visit(node.left, scope);
  typer.visit(node.right, scope);
  const middle = node.left.kind === "comparison" ? typer.source(node.left.right.span) : "";
  const hint = `write "${typer.source(node.left.span)} && ${middle} ${WRITTEN[node.operator]} ${typer.source(node.right.span)}"`;
  typer.report.error("expression/type-mismatch", node.operatorSpan, "comparisons of order cannot be chained", hint);
}

function isOrdering(operator: Comparison): boolean {
  return operator !== "eq" && operator !== "ne";
}
