import type { Expr } from "./expression";
import { PROCESS_SET, type Type } from "./type";

/** The declared types of names; undefined for a name that is not known. */
export interface Typing {
  variable(name: string): Type | undefined;
  local(name: string): Type | undefined;
}

const bool: Type = { kind: "bool" };
const integer: Type = { kind: "int", min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

/**
 * The type of an expression, provided that it has one: nothing is checked here (see `checkProgram`). Sums and counts
 * have the type of all integers. Undefined where an unknown name decides.
 */
export function expressionType(expr: Expr, typing: Typing): Type | undefined {
  switch (expr.kind) {
    case "bool":
    case "not":
    case "and":
    case "or":
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
    case "exists":
    case "forall":
    case "within":
    case "at-label":
      return bool;
    case "int":
    case "add":
    case "subtract":
    case "count":
    case "ordinal":
      return integer;
    case "enum":
      return { kind: "enum", name: expr.enum };
    case "element":
    case "element-at":
      return { kind: "element", set: expr.set, none: false };
    case "none":
    case "successor":
      return { kind: "element", set: expr.set, none: true };
    case "self":
      return { kind: "element", set: PROCESS_SET, none: false };
    case "variable":
      return typing.variable(expr.name);
    case "local":
      return typing.local(expr.name);
    case "if":
      return join(expressionType(expr.then, typing), expressionType(expr.else, typing));
  }
}

function join(left: Type | undefined, right: Type | undefined): Type | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (left.kind === "int" && right.kind === "int") {
    return { kind: "int", min: Math.min(left.min, right.min), max: Math.max(left.max, right.max) };
  }
  if (left.kind === "element" && right.kind === "element") return { ...left, none: left.none || right.none };
  return left;
}

/** True for types whose values can be compared: integers of any range, elements of one set with or without none. */
export function sameKind(left: Type, right: Type): boolean {
  switch (left.kind) {
    case "bool":
    case "int":
      return right.kind === left.kind;
    case "enum":
      return right.kind === "enum" && right.name === left.name;
    case "element":
      return right.kind === "element" && right.set === left.set;
  }
}
