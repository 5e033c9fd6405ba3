import type { Expr } from "../expression";
import type { Assignment, Statement } from "../statement";
import { visitExpr } from "../transform/map-expr";
import { visitAssignments } from "../transform/map-statement";
import type { CheckContext } from "./context";
import type { ModelPlace } from "./diagnostic";

/** Reports ghosts that an expression reads although what happens next depends on it. */
export function checkNoGhost(expr: Expr, what: string, context: CheckContext, where: ModelPlace): void {
  for (const name of ghostsIn(expr, context)) {
    context.report("model/ghost-in-guard", `${what} reads the ghost "${name}"`, where);
  }
}

/** Reports assignments to something that is no ghost whose value, indices or conditions read a ghost. */
export function checkGhostStatements(statements: readonly Statement[], context: CheckContext, where: ModelPlace): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "assign":
        if (isGhost(statement.target, context)) break;
        checkNoGhost(statement.value, `the value of "${statement.target.name}"`, context, where);
        if (statement.target.kind === "variable") {
          for (const at of statement.target.at)
            checkNoGhost(at, `an index of "${statement.target.name}"`, context, where);
        }
        break;
      case "if": {
        const inside = [...statement.then, ...statement.else];
        const real = assignedTargets(inside).find((target) => !isGhost(target, context));
        if (real !== undefined) checkNoGhost(statement.condition, `a condition on "${real.name}"`, context, where);
        checkGhostStatements(inside, context, where);
        break;
      }
      case "for-each":
        checkGhostStatements(statement.do, context, where);
        break;
    }
  }
}

function ghostsIn(expr: Expr, context: CheckContext): ReadonlySet<string> {
  const found = new Set<string>();
  visitExpr(expr, (inner) => {
    if (inner.kind === "variable" && isGhost(inner, context)) found.add(inner.name);
  });
  return found;
}

function isGhost(target: Assignment["target"], context: CheckContext): boolean {
  return target.kind === "variable" && context.variables.get(target.name)?.ghost === true;
}

function assignedTargets(statements: readonly Statement[]): readonly Assignment["target"][] {
  const found: Assignment["target"][] = [];
  visitAssignments(statements, ({ target }) => found.push(target));
  return found;
}
