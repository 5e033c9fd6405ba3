import type { Expr } from "../expression";
import { freeLocals } from "./free-locals";
import { mapChildren } from "./map-expr";

/**
 * Replaces free locals by what `replace` gives for their names (undefined keeps the local). Names bound by a
 * quantifier are not free inside it; a quantifier whose name occurs in what is put into it gets another name, so that
 * it captures nothing.
 */
export function substitute(expr: Expr, replace: (name: string) => Expr | undefined): Expr {
  switch (expr.kind) {
    case "local":
      return replace(expr.name) ?? expr;
    case "exists":
    case "forall":
    case "count": {
      const free = [...freeLocals(expr.body)].filter((name) => name !== expr.bind);
      const incoming = new Set(free.flatMap((name) => [...freeLocals(replace(name) ?? { kind: "local", name })]));
      let bind = expr.bind;
      while (incoming.has(bind)) bind = `${bind}'`;
      const inner = (name: string): Expr | undefined =>
        name === expr.bind ? { kind: "local", name: bind } : replace(name);
      return { ...expr, bind, body: substitute(expr.body, inner) };
    }
    default:
      return mapChildren(expr, (child) => substitute(child, replace));
  }
}

/** `substitute` for a fixed list of names. */
export function substituteNames(expr: Expr, names: Readonly<Record<string, Expr>>): Expr {
  return substitute(expr, (name) => (Object.hasOwn(names, name) ? names[name] : undefined));
}
