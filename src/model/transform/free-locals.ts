import type { Expr } from "../expression";
import { children } from "./map-expr";

/** The names of locals that an expression reads and that no quantifier inside it binds. */
export function freeLocals(expr: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  collect(expr, [], found);
  return found;
}

function collect(expr: Expr, bound: readonly string[], found: Set<string>): void {
  if (expr.kind === "local" && !bound.includes(expr.name)) found.add(expr.name);
  const inside =
    expr.kind === "exists" || expr.kind === "forall" || expr.kind === "count" ? [...bound, expr.bind] : bound;
  for (const child of children(expr)) collect(child, inside, found);
}
