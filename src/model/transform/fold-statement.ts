import type { Statement } from "../statement";
import { type FoldContext, fold } from "./fold";

/** Folds the expressions of statements and drops branches that cannot be taken. */
export function foldStatements(statements: readonly Statement[], context: FoldContext): readonly Statement[] {
  return statements.flatMap((statement) => foldStatement(statement, context));
}

/** What the statement comes to: itself, one of its branches, nothing. */
function foldStatement(statement: Statement, context: FoldContext): readonly Statement[] {
  switch (statement.kind) {
    case "assign":
      return [{ ...statement, value: fold(statement.value, context) }];
    case "if": {
      const condition = fold(statement.condition, context);
      const then = foldStatements(statement.then, context);
      const otherwise = foldStatements(statement.else, context);
      if (condition.kind === "bool") return condition.value ? then : otherwise;
      return then.length + otherwise.length === 0 ? [] : [{ kind: "if", condition, then, else: otherwise }];
    }
    case "for-each": {
      const body = foldStatements(statement.do, context);
      return body.length === 0 ? [] : [{ ...statement, do: body }];
    }
  }
}
