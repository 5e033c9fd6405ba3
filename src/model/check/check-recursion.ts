import type { CheckContext } from "./context";

/** Reports each circle of calls once, at the first of its procedures in the program. */
export function checkRecursion(context: CheckContext): void {
  const reported = new Set<string>();
  for (const { name } of context.program.procedures) {
    const circle = findCircle(context, name);
    if (circle === undefined) continue;
    const members = [...circle].sort().join(" ");
    if (reported.has(members)) continue;
    reported.add(members);
    context.report("model/recursion", `the procedure calls itself: ${[...circle, name].join(" -> ")}`, {
      procedure: name,
    });
  }
}

/** A shortest chain of calls from the procedure back to itself. */
function findCircle(context: CheckContext, start: string): readonly string[] | undefined {
  const seen = new Set<string>();
  const pending: (readonly string[])[] = [[start]];
  for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
    for (const step of context.procedures.get(path.at(-1) ?? start)?.body ?? []) {
      if (step.kind !== "call") continue;
      if (step.procedure === start) return path;
      if (seen.has(step.procedure)) continue;
      seen.add(step.procedure);
      pending.push([...path, step.procedure]);
    }
  }
  return undefined;
}
