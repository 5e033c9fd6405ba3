import type { Expr } from "../expression";
import { DONE, type ModelAlternative, type ModelStep } from "../model";
import type { Local } from "../program";
import type { Statement } from "../statement";

/** Where a process that runs several times goes on; no label of a procedure begins with "$". */
export const AGAIN = "$again";
const ROUND = "$round";

/** Lets a process that has come to its end start again, `times` in all. */
export function repeat(
  steps: readonly ModelStep[],
  entry: string,
  times: number | "forever",
): { readonly steps: readonly ModelStep[]; readonly locals: readonly Local[] } {
  if (times === 1) return { steps, locals: [] };
  const round: Expr = { kind: "local", name: ROUND };
  const again = (alternative: ModelAlternative): readonly ModelAlternative[] => {
    if (alternative.next !== AGAIN) return [alternative];
    if (times === "forever") return [{ ...alternative, next: entry }];
    const more: Expr = { kind: "lt", left: round, right: { kind: "int", value: times } };
    const count = (value: Expr): Statement => ({ kind: "assign", target: { kind: "local", name: ROUND }, value });
    const next: Expr = { kind: "add", left: round, right: { kind: "int", value: 1 } };
    return [
      { ...alternative, when: both(alternative.when, more), do: [...alternative.do, count(next)], next: entry },
      {
        ...alternative,
        when: both(alternative.when, { kind: "not", of: more }),
        do: [...alternative.do, count({ kind: "int", value: 1 })],
        next: DONE,
      },
    ];
  };
  return {
    steps: steps.map((step) => ({ ...step, alternatives: step.alternatives.flatMap(again) })),
    locals: times === "forever" ? [] : [{ name: ROUND, type: { kind: "int", min: 1, max: times }, init: 1 }],
  };
}

function both(left: Expr, right: Expr): Expr {
  return left.kind === "bool" && left.value ? right : { kind: "and", of: [left, right] };
}
