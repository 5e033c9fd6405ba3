import { type Expr, mapChildren } from "../model";

/**
 * Whether a condition implies another one for an obvious reason: they are the same but for the names that they bind, or
 * one is part of a conjunction or disjunction that is the other. False says nothing.
 */
export function implies(condition: Expr, conclusion: Expr): boolean {
  return follows(withPlainNames(condition), withPlainNames(conclusion));
}

function follows(condition: Expr, conclusion: Expr): boolean {
  if (condition.kind === "bool" && !condition.value) return true;
  if (conclusion.kind === "bool" && conclusion.value) return true;
  if (JSON.stringify(condition) === JSON.stringify(conclusion)) return true;
  if (conclusion.kind === "and") return conclusion.of.every((part) => follows(condition, part));
  if (condition.kind === "or") return condition.of.every((part) => follows(part, conclusion));
  if (condition.kind === "and" && condition.of.some((part) => follows(part, conclusion))) return true;
  return conclusion.kind === "or" && conclusion.of.some((part) => follows(condition, part));
}

/** Bound names are renamed by their depth. */
function withPlainNames(expr: Expr, names: ReadonlyMap<string, string> = new Map()): Expr {
  switch (expr.kind) {
    case "local":
      return { kind: "local", name: names.get(expr.name) ?? expr.name };
    case "exists":
    case "forall":
    case "count": {
      const bind = `#${names.size}`;
      return { ...expr, bind, body: withPlainNames(expr.body, new Map([...names, [expr.bind, bind]])) };
    }
    default:
      return mapChildren(expr, (child) => withPlainNames(child, names));
  }
}
