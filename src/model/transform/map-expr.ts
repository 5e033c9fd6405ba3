import type { Expr } from "../expression";

/** Rebuilds an expression with `f` applied to each direct sub-expression. */
export function mapChildren(expr: Expr, f: (child: Expr) => Expr): Expr {
  switch (expr.kind) {
    case "bool":
    case "int":
    case "enum":
    case "element":
    case "none":
    case "local":
    case "self":
    case "within":
    case "at-label":
      return expr;
    case "variable":
      return { ...expr, at: expr.at.map(f) };
    case "not":
    case "successor":
    case "ordinal":
    case "element-at":
      return { ...expr, of: f(expr.of) };
    case "and":
    case "or":
      return { ...expr, of: expr.of.map(f) };
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
    case "add":
    case "subtract":
      return { ...expr, left: f(expr.left), right: f(expr.right) };
    case "if":
      return { ...expr, condition: f(expr.condition), then: f(expr.then), else: f(expr.else) };
    case "exists":
    case "forall":
    case "count":
      return { ...expr, body: f(expr.body) };
  }
}

/** The direct sub-expressions, in the order in which they are written. */
export function children(expr: Expr): readonly Expr[] {
  const found: Expr[] = [];
  mapChildren(expr, (child) => {
    found.push(child);
    return child;
  });
  return found;
}

/** Calls `visit` for an expression and all that is inside it. */
export function visitExpr(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  for (const child of children(expr)) visitExpr(child, visit);
}
