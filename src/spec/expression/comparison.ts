import type { Comparison, Expr, Type } from "../../model";
import type { Span } from "../diagnostic";
import { didYouMean } from "../suggest";
import type { ComparisonNode, InNode, Node } from "./ast";
import { reportUnknownName } from "./name";
import { asValue, type Scope } from "./scope";
import { BOOL, comparable, describeType, listNames, namedValue, type Typed } from "./typed";
import type { Typer } from "./typer";

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

/**
 * Types operands that must have the same type. The one that says most about its own type is typed first, and the names
 * of values among the others are understood by it. Undefined where one of them is wrong.
 */
export function unify(typer: Typer, nodes: readonly Node[], span: Span, scope: Scope): readonly Typed[] | undefined {
  const anchor = anchorOf(typer, nodes, scope);
  if (anchor === undefined) {
    reportAmbiguous(typer, nodes, span, scope);
    return undefined;
  }
  const first = typer.infer(anchor, scope);
  const typed = nodes.map((node) => {
    if (node === anchor) return first;
    if (first !== undefined) return typer.check(node, { type: first.type, against: anchor }, scope);
    typer.visit(node, scope);
    return undefined;
  });
  const known = typed.filter((operand) => operand !== undefined);
  return known.length === nodes.length ? known : undefined;
}

/** The operand whose type decides; undefined where none has a type of its own. */
function anchorOf(typer: Typer, nodes: readonly Node[], scope: Scope): Node | undefined {
  const definite = nodes.find((node) => firmness(node, scope) === "definite");
  if (definite !== undefined) return definite;
  const named = nodes.filter((node) => firmness(node, scope) === "name");
  const agreed = named.find((node) => {
    const type = nameType(node, scope);
    return type !== undefined && named.every((other) => canBe(typer, other, type, scope));
  });
  return agreed ?? named[0] ?? nodes.find((node) => firmness(node, scope) === "mixed");
}

/**
 * How much an operand says about its own type: a name in scope may be a value of the same name, a conditional may contain
 * such names, a number may be a name without its quotes, and a bare value says nothing.
 */
function firmness(node: Node, scope: Scope): "definite" | "name" | "mixed" | "value" {
  switch (node.kind) {
    case "string":
      return "value";
    case "identifier":
      return scope.lookup(node.name) === undefined ? "value" : "name";
    case "conditional":
      return [node.then, node.else].every((branch) => firmness(branch, scope) === "value") ? "value" : "mixed";
    case "int":
    case "error":
      return "mixed";
    case "arithmetic":
      // It may be an unquoted name with a dash in it.
      return [node.left, node.right].some((part) => firmness(part, scope) === "value") ? "mixed" : "definite";
    default:
      return "definite";
  }
}

function nameType(node: Node, scope: Scope): Type | undefined {
  const entry = node.kind === "identifier" ? scope.lookup(node.name) : undefined;
  return entry && asValue(entry)?.type;
}

function canBe(typer: Typer, node: Node, type: Type, scope: Scope): boolean {
  const itsOwn = nameType(node, scope);
  if (itsOwn !== undefined && comparable(itsOwn, type)) return true;
  return node.kind === "identifier" && namedValue(node.name, type, typer.vocabulary) !== undefined;
}

function reportAmbiguous(typer: Typer, nodes: readonly Node[], span: Span, scope: Scope): void {
  const unknown = nodes.filter((node) => node.kind === "identifier" && !typer.isValueName(node, scope));
  for (const node of nodes) {
    if (node.kind === "identifier" && unknown.includes(node)) reportUnknownName(typer, node, scope);
    else typer.visit(node, scope);
  }
  if (unknown.length > 0) return;
  const hint = "one of them must be a name in scope or a field";
  typer.report.error("expression/ambiguous-value", span, "nothing here says which kind of value is meant", hint);
}

function isOrdering(operator: Comparison): boolean {
  return operator !== "eq" && operator !== "ne";
}

function isLiteral(node: Node): boolean {
  return node.kind === "int" || (node.kind === "minus" && isLiteral(node.of));
}

function warnIfConstant(typer: Typer, node: ComparisonNode, left: Type, right: Type): void {
  const result = decide(node.operator, left, right);
  if (result === undefined) return;
  const [operand, type] = isLiteral(node.left) ? [node.right, right] : [node.left, left];
  const why = isLiteral(operand) ? "" : `: ${typer.quote(operand)} is ${describeType(type)}`;
  typer.report.warn("expression/constant-comparison", node.span, `this is always ${result}${why}`);
}

/** The result of a comparison where the ranges of the two integers decide it. */
function decide(operator: Comparison, left: Type, right: Type): boolean | undefined {
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
