import type { Statement } from "../../model";
import { bindName, type WriteScope } from "../expression-writer";
import { named } from "../symbols";
import { indented } from "../text";
import type { MurphiContext } from "./context";

/** Statements, one line each and more for those that contain others. */
export function statementLines(
  statements: readonly Statement[],
  scope: WriteScope,
  context: MurphiContext,
): readonly string[] {
  return statements.flatMap((statement) => linesOf(statement, scope, context));
}

function linesOf(statement: Statement, scope: WriteScope, context: MurphiContext): readonly string[] {
  const { writer, lower } = context;
  switch (statement.kind) {
    case "assign": {
      const target = lower(statement.target);
      if (target.kind !== "variable" && target.kind !== "local") throw new TypeError("assignment to a constant");
      return [`${writer.target(target, scope)} := ${writer.write(lower(statement.value), scope)};`];
    }
    case "if": {
      const inside = (body: readonly Statement[]): readonly string[] => indented(statementLines(body, scope, context));
      return [
        `if ${writer.write(lower(statement.condition), scope)} then`,
        ...inside(statement.then),
        ...(statement.else.length === 0 ? [] : ["else", ...inside(statement.else)]),
        "endif;",
      ];
    }
    case "for-each": {
      if ((context.model.sets[statement.set]?.length ?? 0) === 0) return [];
      const { bind, inner } = bindName(statement.bind, scope);
      return [
        `for ${bind}: ${named(context.symbols.sets, statement.set)} do`,
        ...indented(statementLines(statement.do, inner, context)),
        "endfor;",
      ];
    }
  }
}
