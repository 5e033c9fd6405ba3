import type { Statement } from "../../model";
import type { Known } from "../lower";
import { indented } from "../text";
import { type PromelaContext, scopeOf, textOf } from "./context";

/** Statements of a step, loops written out; each line ends where a semicolon may follow. */
export function statementLines(
  statements: readonly Statement[],
  known: Known,
  process: number,
  context: PromelaContext,
): readonly string[] {
  return statements.flatMap((statement) => linesOf(statement, known, process, context));
}

function linesOf(statement: Statement, known: Known, process: number, context: PromelaContext): readonly string[] {
  const { writer, lowerer } = context;
  switch (statement.kind) {
    case "assign": {
      const target = lowerer.lower(statement.target, known);
      if (target.kind !== "variable" && target.kind !== "local") throw new TypeError("assignment to a constant");
      const value = textOf(statement.value, known, context, process);
      return [`${writer.target(target, scopeOf(context, process))} = ${value};`];
    }
    case "if": {
      const branch = (guard: string, body: readonly Statement[]): readonly string[] => {
        const lines = statementLines(body, known, process, context);
        return lines.length === 0 ? [`:: ${guard}`] : [`:: ${guard} ->`, ...indented(lines, 4)];
      };
      const condition = textOf(statement.condition, known, context, process);
      return ["if", ...branch(`(${condition})`, statement.then), ...branch("else", statement.else), "fi;"];
    }
    case "for-each":
      return lowerer
        .elements(statement.set)
        .flatMap((element) =>
          statementLines(statement.do, new Map([...known, [statement.bind, element]]), process, context),
        );
  }
}
