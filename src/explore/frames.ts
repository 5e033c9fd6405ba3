import type { Procedure } from "../model";

/** Where a process stands in one procedure on its call path: at a step of its own, or at the call of the next one. */
export interface Frame {
  readonly procedure: string;
  readonly step: string;
}

/**
 * The lines of the woven procedures at which a process stands, outermost first: the calls, then the step itself. `label`
 * and `path` are those of the step of the inlined model.
 */
export function framesOf(label: string, path: readonly string[], procedures: readonly Procedure[]): readonly Frame[] {
  const frames: Frame[] = [];
  let rest = label;
  path.forEach((procedure, depth) => {
    const callee = path[depth + 1];
    const body = procedures.find(({ name }) => name === procedure)?.body ?? [];
    const call = body.find(
      (step) => step.kind === "call" && step.procedure === callee && rest.startsWith(`${step.label}/`),
    );
    frames.push({ procedure, step: call?.label ?? rest });
    if (call !== undefined) rest = rest.slice(call.label.length + 1);
  });
  return frames;
}
