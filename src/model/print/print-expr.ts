import type { Expr } from "../expression";
import { freeLocals } from "../transform/free-locals";

/** What makes a printed expression easier to read; all of it optional. */
export interface PrintNames {
  /** The names of the elements of each index set; without them an element prints as `page#0`. */
  readonly sets?: Readonly<Record<string, readonly string[]>>;
  /** Names that stand for bound variables, as a surrounding `choose` or `for each` shows them. */
  readonly bound?: ReadonlyMap<string, string>;
}

/** How tightly an expression binds; the same order as in C. */
const LOOSE = 0;
const OR = 1;
const AND = 2;
const COMPARISON = 3;
const SUM = 4;
const UNARY = 5;
const ATOM = 6;

const opposite = { eq: "ne", ne: "eq", lt: "ge", le: "gt", gt: "le", ge: "lt" } as const;
const operators = { eq: "==", ne: "!=", lt: "<", le: "<=", gt: ">", ge: ">=" } as const;

/**
 * An expression in C-like syntax with as few parentheses as that syntax needs; a negated comparison as the opposite one.
 * Two different expressions may print alike: an enumeration value and an element of the same name do.
 */
export function printExpr(expr: Expr, names: PrintNames = {}): string {
  return print(expr, names, LOOSE);
}

/** The name under which a bound variable is shown: `$page` as `p`, or `p2`, `p3`, … where that is taken. */
export function displayName(bind: string, taken: Iterable<string>): string {
  const base = bind.startsWith("$") ? bind.charAt(1) : bind.replace(/'+$/, "");
  const used = new Set(taken);
  let name = base;
  for (let number = 2; used.has(name); number += 1) name = `${base}${String(number)}`;
  return name;
}

function print(whole: Expr, names: PrintNames, around: number): string {
  const expr = positive(whole);
  const own = tightness(expr);
  const text = bare(expr, names);
  return own < around ? `(${text})` : text;
}

/** `!(a == b)` as `a != b`, and so on. */
function positive(expr: Expr): Expr {
  if (expr.kind !== "not") return expr;
  switch (expr.of.kind) {
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return { ...expr.of, kind: opposite[expr.of.kind] };
    default:
      return expr;
  }
}

function tightness(expr: Expr): number {
  switch (expr.kind) {
    case "if":
    case "exists":
    case "forall":
    case "count":
      return LOOSE;
    case "or":
      return expr.of.length === 1 ? LOOSE : expr.of.length === 0 ? ATOM : OR;
    case "and":
      return expr.of.length === 1 ? LOOSE : expr.of.length === 0 ? ATOM : AND;
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
    case "at-label":
      return COMPARISON;
    case "add":
    case "subtract":
      return SUM;
    case "not":
      return UNARY;
    default:
      return ATOM;
  }
}

function bare(expr: Expr, names: PrintNames): string {
  switch (expr.kind) {
    case "bool":
    case "int":
      return String(expr.value);
    case "enum":
      return expr.value;
    case "element":
      return names.sets?.[expr.set]?.[expr.index] ?? `${expr.set}#${String(expr.index)}`;
    case "none":
      return "none";
    case "variable":
      return expr.at.length === 0 ? expr.name : `${expr.name}[${list(expr.at, names)}]`;
    case "local":
      return names.bound?.get(expr.name) ?? expr.name.replace(/^\$/, "");
    case "self":
      return "self";
    case "within":
      return `within(${expr.procedure})`;
    case "at-label": {
      const [only] = expr.labels;
      return `${expr.process} at ${expr.labels.length === 1 && only !== undefined ? only : `{${expr.labels.join(", ")}}`}`;
    }
    case "not":
      return `!${print(expr.of, names, UNARY)}`;
    case "and":
      return expr.of.length === 0 ? "true" : expr.of.map((part) => print(part, names, inside(expr, AND))).join(" && ");
    case "or":
      return expr.of.length === 0 ? "false" : expr.of.map((part) => print(part, names, inside(expr, OR))).join(" || ");
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return `${print(expr.left, names, SUM)} ${operators[expr.kind]} ${print(expr.right, names, SUM)}`;
    case "add":
      return `${print(expr.left, names, SUM)} + ${print(expr.right, names, UNARY)}`;
    case "subtract":
      return `${print(expr.left, names, SUM)} - ${print(expr.right, names, UNARY)}`;
    case "if":
      return `${print(expr.condition, names, OR)} ? ${print(expr.then, names, OR)} : ${print(expr.else, names, LOOSE)}`;
    case "exists":
    case "forall":
    case "count": {
      const taken = [...freeLocals(expr)].map((name) => bare({ kind: "local", name }, names));
      const shown = displayName(expr.bind, [...taken, ...(names.bound?.values() ?? [])]);
      const bound = new Map([...(names.bound ?? []), [expr.bind, shown]]);
      return `${expr.kind} ${shown} in ${expr.set}: ${print(expr.body, { ...names, bound }, LOOSE)}`;
    }
    case "successor":
      return `successor(${print(expr.of, names, LOOSE)})`;
    case "ordinal":
      return `ordinal(${print(expr.of, names, LOOSE)})`;
    case "element-at":
      return `${expr.set}_at(${print(expr.of, names, LOOSE)})`;
  }
}

/** A junction of one part is that part. */
function inside(expr: Expr & { readonly kind: "and" | "or" }, tight: number): number {
  return expr.of.length === 1 ? LOOSE : tight + 1;
}

function list(exprs: readonly Expr[], names: PrintNames): string {
  return exprs.map((expr) => print(expr, names, LOOSE)).join(", ");
}
