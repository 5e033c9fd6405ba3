import type { Expr, LocalExpr, VariableExpr } from "../expression";
import type { Assignment, Sentence, Statement } from "../statement";

/** Rebuilds statements with `f` applied to each expression in them, assignment targets included. */
export function mapStatements(statements: readonly Statement[], f: (expr: Expr) => Expr): readonly Statement[] {
  return statements.map((statement) => mapStatement(statement, f));
}

function mapStatement(statement: Statement, f: (expr: Expr) => Expr): Statement {
  switch (statement.kind) {
    case "assign":
      return { kind: "assign", target: mapTarget(statement.target, f), value: f(statement.value) };
    case "if":
      return {
        kind: "if",
        condition: f(statement.condition),
        then: mapStatements(statement.then, f),
        else: mapStatements(statement.else, f),
      };
    case "for-each":
      return { ...statement, do: mapStatements(statement.do, f) };
  }
}

function mapTarget(target: VariableExpr | LocalExpr, f: (expr: Expr) => Expr): Assignment["target"] {
  const mapped = f(target);
  if (mapped.kind !== "variable" && mapped.kind !== "local")
    throw new TypeError("assignment to something that is no variable");
  return mapped;
}

export function mapSentence(sentence: Sentence, f: (expr: Expr) => Expr): Sentence {
  return sentence.map((part) => (typeof part === "string" ? part : f(part)));
}

/** Calls `visit` for each assignment, however deep. */
export function visitAssignments(statements: readonly Statement[], visit: (assignment: Assignment) => void): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "assign":
        visit(statement);
        break;
      case "if":
        visitAssignments(statement.then, visit);
        visitAssignments(statement.else, visit);
        break;
      case "for-each":
        visitAssignments(statement.do, visit);
        break;
    }
  }
}

/** All expressions of the statements: conditions, values, targets. */
export function statementExprs(statements: readonly Statement[]): readonly Expr[] {
  const found: Expr[] = [];
  mapStatements(statements, (expr) => {
    found.push(expr);
    return expr;
  });
  return found;
}
