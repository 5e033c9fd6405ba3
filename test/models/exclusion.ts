import type { Expr } from "../../src/model";

/** True where two of the processes stand at the label. */
export function twoAt(label: string, processes: readonly string[]): Expr {
  const at = (process: string): Expr => ({ kind: "at-label", process, labels: [label] });
  const pairs = processes.flatMap((one, position) =>
    processes.slice(position + 1).map((other): Expr => ({ kind: "and", of: [at(one), at(other)] })),
  );
  return { kind: "or", of: pairs };
}
