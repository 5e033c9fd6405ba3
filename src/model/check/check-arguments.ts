import type { Expr } from "../expression";
import type { Procedure } from "../program";
import { visitExpr } from "../transform/map-expr";
import { checkExpr, expectType } from "./check-expr";
import type { CheckScope } from "./context";
import { nearest } from "./nearest";

/** The arguments of a call, or of a process: one of the right type for each parameter, reading nothing that changes. */
export function checkArguments(args: Readonly<Record<string, Expr>>, callee: Procedure, scope: CheckScope): void {
  const { context, where } = scope;
  const names = callee.params.map(({ name }) => name);
  for (const [name, arg] of Object.entries(args)) {
    const param = callee.params.find((candidate) => candidate.name === name);
    if (param === undefined) {
      const message = `"${callee.name}" has no parameter "${name}"`;
      context.report("model/unknown-argument", message, where, nearest(name, names));
      checkExpr(arg, scope);
    } else expectType(arg, param.type, scope);
    checkNotShared(name, arg, scope);
  }
  for (const name of names) {
    if (Object.hasOwn(args, name)) continue;
    context.report("model/missing-argument", `"${callee.name}" needs the argument "${name}"`, where);
  }
}

function checkNotShared(name: string, arg: Expr, { context, where }: CheckScope): void {
  visitExpr(arg, (inner) => {
    if (inner.kind === "variable" && context.variables.get(inner.name)?.constant === false) {
      const message = `the argument "${name}" reads "${inner.name}", which may change while the callee runs`;
      context.report("model/shared-argument", message, where);
    } else if (inner.kind === "at-label") {
      const message = `the argument "${name}" asks where "${inner.process}" stands, which may change while the callee runs`;
      context.report("model/shared-argument", message, where);
    }
  });
}
