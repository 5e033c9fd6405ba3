import { type Expr, type Model, type ModelProperty, type Statement, visitExpr } from "../../model";

/**
 * The ghosts that one property reads, directly or through assignments to them: of those that a model carries for all
 * its properties, the ones that are worth showing in a trace of this one.
 */
export function ghostsOf(property: ModelProperty, model: Model): ReadonlySet<string> {
  const ghosts = new Set(model.variables.filter(({ ghost }) => ghost).map(({ name }) => name));
  const alternatives = model.processes.flatMap(({ steps }) => steps).flatMap((step) => step.alternatives);
  const readBy = new Map<string, Set<string>>();
  for (const alternative of alternatives) collectReads(alternative.do, [], readBy);
  const conditions = alternatives.flatMap(({ assertions }) =>
    assertions.filter((assertion) => assertion.property === property.id).map(({ require }) => require),
  );
  if (property.kind === "invariant") conditions.push(property.holds);
  const needed = new Set<string>();
  const pending = conditions.flatMap(namesIn);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (!ghosts.has(name) || needed.has(name)) continue;
    needed.add(name);
    pending.push(...(readBy.get(name) ?? []));
  }
  return needed;
}

/** Records for each assigned variable those that decide what it becomes. */
function collectReads(
  statements: readonly Statement[],
  around: readonly string[],
  readBy: Map<string, Set<string>>,
): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "assign": {
        const reads = [
          ...around,
          ...namesIn(statement.value),
          ...(statement.target.kind === "variable" ? statement.target.at.flatMap(namesIn) : []),
        ];
        readBy.set(statement.target.name, new Set([...(readBy.get(statement.target.name) ?? []), ...reads]));
        break;
      }
      case "if": {
        const inside = [...around, ...namesIn(statement.condition)];
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

function namesIn(expr: Expr): readonly string[] {
  const found: string[] = [];
  visitExpr(expr, (inner) => {
    if (inner.kind === "variable") found.push(inner.name);
  });
  return found;
}
