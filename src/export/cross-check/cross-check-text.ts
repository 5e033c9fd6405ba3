import type { Comparison } from "./comparison";
import type { CrossCheck } from "./cross-check";

const words = { agree: "agrees", disagree: "DISAGREES", "not-compared": "not compared" } as const;

/** A cross-check as text: one line for each comparison, the verdict of all of them last. */
export function crossCheckText({ comparisons, agrees, disagrees }: CrossCheck): string {
  const rows = comparisons.map((comparison) => [
    comparison.run.tool,
    comparison.run.property ?? "counts",
    words[comparison.outcome],
    detail(comparison),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${[...lines, conclusion(agrees, disagrees, comparisons)].join("\n")}\n`;
}

function detail({ outcome, ours, theirs, reason, run }: Comparison): string {
  switch (outcome) {
    case "agree":
      return run.kind === "ran" ? `${ours} (${run.seconds.toFixed(1)} s)` : ours;
    case "disagree":
      return `gupcheck: ${ours}; ${run.tool}: ${theirs}`;
    case "not-compared":
      return reason;
  }
}

function conclusion(agrees: boolean, disagrees: boolean, comparisons: readonly Comparison[]): string {
  if (disagrees) return "The checkers disagree.";
  if (!agrees) return "Nothing was compared.";
  const left = comparisons.filter(({ outcome }) => outcome === "not-compared").length;
  const compared = `All ${String(comparisons.length - left)} comparisons agree.`;
  return left === 0 ? compared : `${compared} ${String(left)} could not be made.`;
}
