import type { Statement } from "../statement";
import { displayName, type PrintNames, printExpr } from "./print-expr";

/** Statements on one line, separated by semicolons: `x := 1; if c { y := 2 }; for p in page { dirty[p] := false }`. */
export function printStatements(statements: readonly Statement[], names: PrintNames = {}): string {
  return statements.map((statement) => printStatement(statement, names)).join("; ");
}

function printStatement(statement: Statement, names: PrintNames): string {
  switch (statement.kind) {
    case "assign":
      return `${printExpr(statement.target, names)} := ${printExpr(statement.value, names)}`;
    case "if": {
      const condition = printExpr(statement.condition, names);
      const otherwise = statement.else.length === 0 ? "" : ` else ${block(statement.else, names)}`;
      return `if ${condition} ${block(statement.then, names)}${otherwise}`;
    }
    case "for-each": {
      const inside = bindName(statement.bind, names);
      const shown = inside.bound?.get(statement.bind) ?? statement.bind;
      return `for ${shown} in ${statement.set} ${block(statement.do, inside)}`;
    }
  }
}

/** The names inside something that binds `bind`. */
export function bindName(bind: string, names: PrintNames): PrintNames {
  const shown = displayName(bind, names.bound?.values() ?? []);
  return { ...names, bound: new Map([...(names.bound ?? []), [bind, shown]]) };
}

function block(statements: readonly Statement[], names: PrintNames): string {
  return statements.length === 0 ? "{}" : `{ ${printStatements(statements, names)} }`;
}
