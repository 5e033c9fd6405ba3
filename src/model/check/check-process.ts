import { checkArguments } from "./check-arguments";
import type { CheckContext } from "./context";

/** The processes: a known procedure, all of its arguments, a sensible number of repetitions. */
export function checkProcesses(context: CheckContext): void {
  for (const { name, procedure, args, times } of context.program.processes) {
    const where = { process: name };
    const callee = context.procedures.get(procedure);
    if (callee === undefined) {
      context.unknown("model/unknown-procedure", "procedure", procedure, context.procedures.keys(), where);
    } else checkArguments(args, callee, { context, where, locals: new Map(), process: true });
    if (times !== "forever" && !(Number.isInteger(times) && times >= 1)) {
      context.report("model/out-of-range", `a process cannot run ${String(times)} times`, where);
    }
  }
}
