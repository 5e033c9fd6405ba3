import type { Expr } from "../expression";
import { mapChildren } from "./map-expr";

/**
 * Replaces free locals by what `replace` gives for their names (undefined keeps the local). Names bound by a
 * quantifier are not free inside it.
 */
export function substitute(expr: Expr, replace: (name: string) => Expr | undefined): Expr {
  switch (expr.kind) {
    case "local":
      return replace(expr.name) ?? expr;
    case "exists":
    case "forall":
    case "count": {
      const { bind } = expr;
      return { ...expr, body: substitute(expr.body, (name) => (name === bind ? undefined : replace(name))) };
    }
    default:
      return mapChildren(expr, (child) => substitute(child, replace));
  }
}

/** `substitute` for a fixed list of names. */
export function substituteNames(expr: Expr, names: Readonly<Record<string, Expr>>): Expr {
  return substitute(expr, (name) => (Object.hasOwn(names, name) ? names[name] : undefined));
}
