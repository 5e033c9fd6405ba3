import { DONE } from "../model";
import type { CheckContext } from "./context";

/**
 * The labels that a process running the procedure may stand at once its calls are inlined; undefined where calls go in
 * circles or lead nowhere. Inlining may still drop some of them: steps that are decided away.
 */
export function labelsOf(context: CheckContext, procedure: string): ReadonlySet<string> | undefined {
  const found = new Set([DONE]);
  return collect(context, procedure, "", [], found) ? found : undefined;
}

function collect(
  context: CheckContext,
  name: string,
  prefix: string,
  path: readonly string[],
  found: Set<string>,
): boolean {
  const procedure = context.procedures.get(name);
  if (procedure === undefined || path.includes(name)) return false;
  return procedure.body.every((step) => {
    if (step.kind === "call")
      return collect(context, step.procedure, `${prefix}${step.label}/`, [...path, name], found);
    found.add(prefix + step.label);
    return true;
  });
}
