import type { Expr, VariableExpr } from "../expression";
import { expressionType, sameKind } from "../expression-type";
import { printExpr } from "../print/print-expr";
import { printType } from "../print/print-type";
import type { Type } from "../type";
import { binding, type CheckScope, typingOf } from "./context";
import { labelsOf } from "./labels";

const bool: Type = { kind: "bool" };

/** Checks an expression of whatever type. */
export function checkExpr(expr: Expr, scope: CheckScope): void {
  const { context, where } = scope;
  switch (expr.kind) {
    case "bool":
    case "int":
      break;
    case "enum":
      checkEnum(expr.enum, expr.value, scope);
      break;
    case "element":
      if (context.hasSet(expr.set, where)) checkPosition(expr.index, expr.set, scope);
      break;
    case "none":
      context.hasSet(expr.set, where);
      break;
    case "variable":
      checkVariable(expr, scope);
      break;
    case "local":
      if (!scope.locals.has(expr.name) && scope.lenient !== true) {
        context.unknown("model/unknown-local", "local or parameter", expr.name, scope.locals.keys(), where);
      }
      break;
    case "self":
      if (!scope.process) context.report("model/no-process", `"self" has no meaning here`, where);
      break;
    case "within":
      if (!scope.process) context.report("model/no-process", `"within" has no meaning here`, where);
      if (!context.procedures.has(expr.procedure)) {
        context.unknown("model/unknown-procedure", "procedure", expr.procedure, context.procedures.keys(), where);
      }
      break;
    case "at-label":
      checkLabels(expr.process, expr.labels, scope);
      break;
    case "not":
      expectType(expr.of, bool, scope);
      break;
    case "and":
    case "or":
      for (const part of expr.of) expectType(part, bool, scope);
      break;
    case "eq":
    case "ne":
      checkSame(expr.left, expr.right, scope);
      break;
    case "lt":
    case "le":
    case "gt":
    case "ge":
      checkSame(expr.left, expr.right, scope);
      for (const side of [expr.left, expr.right]) checkOrdered(side, scope);
      break;
    case "add":
    case "subtract":
      expectKind(expr.left, "int", scope);
      expectKind(expr.right, "int", scope);
      break;
    case "if":
      expectType(expr.condition, bool, scope);
      checkSame(expr.then, expr.else, scope);
      break;
    case "exists":
    case "forall":
    case "count":
      context.hasSet(expr.set, where);
      expectType(expr.body, bool, binding(scope, expr.bind, expr.set));
      break;
    case "successor":
      if (context.hasSet(expr.set, where)) expectType(expr.of, { kind: "element", set: expr.set, none: true }, scope);
      break;
    case "ordinal":
      expectKind(expr.of, "element", scope);
      break;
    case "element-at":
      expectKind(expr.of, "int", scope);
      if (context.hasSet(expr.set, where) && expr.of.kind === "int") checkPosition(expr.of.value, expr.set, scope);
      break;
  }
}

/**
 * Checks an expression whose value goes where `type` is wanted. Only a literal is held to the range of the type, and
 * only the literal `none` is refused where an element is needed: what other expressions come to, those with a literal
 * in a branch included, is known at run time.
 */
export function expectType(expr: Expr, type: Type, scope: CheckScope): void {
  checkExpr(expr, scope);
  const actual = expressionType(expr, typingOf(scope));
  if (actual === undefined) return;
  if (!sameKind(actual, type)) mismatch(expr, actual, printType(type), scope);
  else checkFit(expr, type, scope);
}

/** The variable's indices: as many as it has sets, each an element of its set. */
export function checkVariable(expr: VariableExpr, scope: CheckScope): void {
  const { context, where } = scope;
  const variable = context.variables.get(expr.name);
  if (variable === undefined) {
    context.unknown("model/unknown-variable", "variable", expr.name, context.variables.keys(), where);
    for (const at of expr.at) checkExpr(at, scope);
    return;
  }
  if (variable.index.length !== expr.at.length) {
    const sets = variable.index.length === 0 ? "no index" : `[${variable.index.join(", ")}]`;
    context.report("model/index-count", `"${expr.name}" has ${sets}, but ${show(expr, scope)} is read`, where);
    for (const at of expr.at) checkExpr(at, scope);
    return;
  }
  variable.index.forEach((set, position) => {
    const at = expr.at[position];
    if (at === undefined) return;
    if (Object.hasOwn(context.sets, set)) expectType(at, { kind: "element", set, none: false }, scope);
    else checkExpr(at, scope);
  });
}

function checkEnum(name: string, value: string, { context, where }: CheckScope): void {
  const values = Object.hasOwn(context.program.enums, name) ? context.program.enums[name] : undefined;
  if (values === undefined) {
    context.unknown("model/unknown-enum", "enumeration", name, Object.keys(context.program.enums), where);
  } else if (!values.includes(value)) {
    context.unknown("model/unknown-enum-value", `value of "${name}"`, value, values, where);
  }
}

function checkPosition(position: number, set: string, { context, where }: CheckScope): void {
  const size = context.sets[set]?.length ?? 0;
  if (Number.isInteger(position) && position >= 0 && position < size) return;
  context.report("model/out-of-range", `"${set}" has ${String(size)} elements, none at ${String(position)}`, where);
}

function checkLabels(name: string, labels: readonly string[], { context, where }: CheckScope): void {
  const declaration = context.processes.get(name);
  if (declaration === undefined) {
    context.unknown("model/unknown-process", "process", name, context.processes.keys(), where);
    return;
  }
  const known = labelsOf(context, declaration.procedure);
  if (known === undefined) return;
  for (const label of labels) {
    if (!known.has(label)) context.unknown("model/unknown-label", `label of "${name}"`, label, known, where);
  }
}

function checkSame(left: Expr, right: Expr, scope: CheckScope): void {
  checkExpr(left, scope);
  checkExpr(right, scope);
  const typing = typingOf(scope);
  const [first, second] = [expressionType(left, typing), expressionType(right, typing)];
  if (first === undefined || second === undefined || sameKind(first, second)) return;
  mismatch(right, second, `${printType(first)}, like ${show(left, scope)}`, scope);
}

function checkOrdered(expr: Expr, scope: CheckScope): void {
  const type = expressionType(expr, typingOf(scope));
  if (type === undefined || type.kind === "int" || type.kind === "element") return;
  mismatch(expr, type, "an integer or an element, which are ordered", scope);
}

function expectKind(expr: Expr, kind: "int" | "element", scope: CheckScope): void {
  checkExpr(expr, scope);
  const type = expressionType(expr, typingOf(scope));
  if (type !== undefined && type.kind !== kind) {
    mismatch(expr, type, kind === "int" ? "an integer" : "an element of an index set", scope);
  } else if (kind === "element" && expr.kind === "none") {
    scope.context.report("model/type-mismatch", "none has no position", scope.where);
  }
}

function checkFit(expr: Expr, type: Type, scope: CheckScope): void {
  if (expr.kind === "int" && type.kind === "int" && !fits(expr.value, type.min, type.max)) {
    scope.context.report("model/out-of-range", `${String(expr.value)} is outside ${printType(type)}`, scope.where);
  } else if (expr.kind === "none" && type.kind === "element" && !type.none) {
    scope.context.report(
      "model/type-mismatch",
      `none is no element of "${type.set}", and one is needed here`,
      scope.where,
    );
  }
}

function fits(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function mismatch(expr: Expr, actual: Type, wanted: string, scope: CheckScope): void {
  const message = `${show(expr, scope)} is ${printType(actual)}; wanted: ${wanted}`;
  scope.context.report("model/type-mismatch", message, scope.where);
}

function show(expr: Expr, { context }: CheckScope): string {
  return printExpr(expr, { sets: context.sets });
}
