import type { Program } from "../program";
import { checkDeclarations } from "./check-declarations";
import { checkProcedure } from "./check-procedure";
import { checkProcesses } from "./check-process";
import { checkEventConditions, checkStateConditions } from "./check-property";
import { checkRecursion } from "./check-recursion";
import { CheckContext } from "./context";
import type { ModelDiagnostic } from "./diagnostic";

export interface CheckOptions {
  /**
   * Whether decisions may still be open. Before weaving ("allowed", the default) steps that nothing leads to are
   * reported too; afterwards ("woven") they are not, because a policy need not use every continuation.
   */
  readonly decisions?: "allowed" | "woven";
}

/**
 * Everything that is wrong with a program, in one pass: types, names, scopes, ghosts, calls, control flow. Never throws;
 * a program without diagnostics can be inlined once its decisions are woven. What it cannot see: values that leave their
 * range or turn out to be none while the model runs, and `initially` conditions that no state satisfies.
 */
export function checkProgram(program: Program, options: CheckOptions = {}): readonly ModelDiagnostic[] {
  const context = new CheckContext(program);
  checkDeclarations(context);
  for (const procedure of program.procedures) checkProcedure(procedure, context, options.decisions ?? "allowed");
  checkRecursion(context);
  checkProcesses(context);
  checkStateConditions(context);
  checkEventConditions(context);
  return context.diagnostics;
}
