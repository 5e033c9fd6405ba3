import { escapeAll } from "../escape";
import type { RunReport } from "../spec-result";
import type { TextOptions } from "../text";
import { counted } from "../text/quantity";
import { pad, wrap } from "../text/width";
import { type ClaimReport, type ClaimSpec, claimReports, isAsExpected } from "./claims-report";

const ID = 5;

/** The claims as a table: who said what, and what each spec about it comes to. */
export function claimsText(report: RunReport, options: TextOptions): string {
  const shown = claimReports(escapeAll(report));
  const cells = shown.flatMap(({ specs }) => specs.map(cellsOf));
  const widths = [0, 1].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  return shown.map((claim) => claimText(claim, widths, options)).join("\n");
}

function claimText({ claim, specs }: ClaimReport, widths: readonly number[], options: TextOptions): string {
  const { width, paint } = options;
  const margin = " ".repeat(ID);
  const head = wrap(`${claim.who}: ${claim.says}`, width - ID).map(
    (line, at) => `${at === 0 ? pad(claim.id, ID) : margin}${paint.strong(line)}`,
  );
  const rows = specs.map((spec) => {
    const [verdict = "", property = "", file = ""] = cellsOf(spec);
    const tone = isAsExpected(spec) ? paint.good : paint.bad;
    return `${margin}${tone(pad(verdict, widths[0] ?? 0))}  ${pad(property, widths[1] ?? 0)}  ${paint.faint(file)}`;
  });
  return [...head, ...(rows.length === 0 ? [`${margin}${paint.faint("no spec")}`] : rows), ""].join("\n");
}

function cellsOf({ result, decisive, others }: ClaimSpec): readonly string[] {
  if (decisive === undefined) return ["nothing checked", "", result.spec];
  const { verdict, id, trace, judgement, expected } = decisive;
  const steps = trace === undefined ? "" : ` in ${counted(trace.length, "step")}`;
  const wish = judgement === "met" ? "" : ` (expected: ${expected ?? "no violation"})`;
  return [`${verdict}${steps}${wish}`, `${id}${others === 0 ? "" : ` and ${String(others)} more`}`, result.spec];
}
