import type { Assignment, Sentence, Statement } from "../statement";
import type { Type } from "../type";
import { checkExpr, checkVariable, expectType } from "./check-expr";
import { binding, type CheckScope } from "./context";

/** The locals that statements may assign: those that the procedure declares, not its parameters and bound names. */
export type Assignable = ReadonlySet<string>;

export function checkStatements(statements: readonly Statement[], scope: CheckScope, assignable: Assignable): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case "assign": {
        const type = checkTarget(statement.target, scope, assignable);
        if (type === undefined) checkExpr(statement.value, scope);
        else expectType(statement.value, type, scope);
        break;
      }
      case "if":
        expectType(statement.condition, { kind: "bool" }, scope);
        checkStatements(statement.then, scope, assignable);
        checkStatements(statement.else, scope, assignable);
        break;
      case "for-each":
        scope.context.hasSet(statement.set, scope.where);
        checkBoundName(statement.bind, scope);
        checkStatements(statement.do, binding(scope, statement.bind, statement.set), assignable);
        break;
    }
  }
}

/** A name bound by `choose` or `for each` must differ from every local and parameter: inlining puts these inside it. */
export function checkBoundName(bind: string, { context, where }: CheckScope): void {
  const clash = context.program.procedures.some((procedure) =>
    [...procedure.params, ...procedure.locals].some(({ name }) => name === bind),
  );
  if (clash)
    context.report("model/duplicate-name", `the bound name "${bind}" is also that of a local or parameter`, where);
}

export function checkSentence(sentence: Sentence, scope: CheckScope): void {
  for (const part of sentence) if (typeof part !== "string") checkExpr(part, scope);
}

/** The type of what is assigned; undefined where that is not known. */
function checkTarget(target: Assignment["target"], scope: CheckScope, assignable: Assignable): Type | undefined {
  const { context, where } = scope;
  if (target.kind === "variable") {
    checkVariable(target, scope);
    const variable = context.variables.get(target.name);
    if (variable?.constant === true) {
      context.report("model/assigns-constant", `"${target.name}" is a constant`, where);
    }
    return variable?.type;
  }
  if (!scope.locals.has(target.name)) checkExpr(target, scope);
  else if (!assignable.has(target.name)) {
    context.report("model/assigns-parameter", `"${target.name}" is a parameter or a bound name`, where);
  }
  return scope.locals.get(target.name);
}
