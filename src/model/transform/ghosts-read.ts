import type { Expr } from "../expression";
import type { Variable } from "../program";
import type { Statement } from "../statement";
import { visitExpr } from "./map-expr";

/**
 * The ghosts among `variables` that the expressions read, directly or through an assignment to another such ghost, in its
 * value, its indices or the conditions around it.
 */
export function ghostsReadBy(
  expressions: readonly Expr[],
  variables: readonly Variable[],
  assigning: readonly (readonly Statement[])[],
): ReadonlySet<string> {
  const ghosts = new Set(variables.filter(({ ghost }) => ghost).map(({ name }) => name));
  const readBy = new Map<string, string[]>();
  for (const statements of assigning) collectReads(statements, [], readBy);
  const needed = new Set<string>();
  const pending = expressions.flatMap(variablesIn);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (!ghosts.has(name) || needed.has(name)) continue;
    needed.add(name);
    pending.push(...(readBy.get(name) ?? []));
  }
  return needed;
}

/** Records for each assigned variable those that decide what it becomes; for locals, nothing. */
function collectReads(
  statements: readonly Statement[],
  around: readonly string[],
  readBy: Map<string, string[]>,
): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "assign": {
        const { target, value } = statement;
        if (target.kind !== "variable") break;
        const reads = [...around, ...variablesIn(value), ...target.at.flatMap(variablesIn)];
        readBy.set(target.name, [...(readBy.get(target.name) ?? []), ...reads]);
        break;
      }
      case "if": {
        const inside = [...around, ...variablesIn(statement.condition)];
        collectReads(statement.then, inside, readBy);
        collectReads(statement.else, inside, readBy);
        break;
      }
      case "for-each":
        collectReads(statement.do, around, readBy);
        break;
    }
  }
}

function variablesIn(expr: Expr): readonly string[] {
  const found: string[] = [];
  visitExpr(expr, (inner) => {
    if (inner.kind === "variable") found.push(inner.name);
  });
  return found;
}
