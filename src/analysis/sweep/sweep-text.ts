import { type CellTrace, type Matrix, matrixMarkdown, matrixObject, matrixText, noCellTraces } from "../matrix";
import { codeMarkdown, tableMarkdown, verdictText } from "../text";
import { idleAxes } from "./idle-axes";
import { type Stability, stabilityOf } from "./sweep";

/** What a sweep shows, and what it does not. */
const PROVISO = "Nothing is said about bounds beyond these.";

/** A sweep as plain text: the matrix, and from where on verdicts stay. */
export function sweepText(matrix: Matrix, width: number, traceFile: CellTrace = noCellTraces): string {
  const widest = Math.max(0, ...matrix.properties.map((id) => id.length));
  const lines = stabilityOf(matrix).map((stability) => `  ${stability.property.padEnd(widest)}  ${inWords(stability)}`);
  const ends = [...idleWords(matrix), PROVISO].map((line) => `  ${line}`);
  return `${matrixText(matrix, width, traceFile)}\nStable, within what was swept\n${[...lines, ...ends].join("\n")}\n`;
}

/** What is to be known of axes that change nothing, before anybody takes the verdicts for stable. */
function idleWords(matrix: Matrix): readonly string[] {
  return idleAxes(matrix).map(
    (axis) => `${axis} changes nothing, not even the number of states: does the spec fix what its actors work on?`,
  );
}

function inWords({ verdict, from, changesAtTheEnd }: Stability): string {
  if (verdict === undefined || verdict === "inconclusive" || verdict === "error" || verdict === "not-run") {
    return "not known at the largest bounds";
  }
  const what = verdictText({ verdict });
  if (changesAtTheEnd) return `${what} at the largest bounds only: not stable in this range`;
  const places = from.map((values) => values.map(({ axis, value }) => `${axis}=${value}`).join(" "));
  return `${what} from ${places.join(", and from ")} on`;
}

/** A sweep as Markdown. */
export function sweepMarkdown(matrix: Matrix, traceFile: CellTrace = noCellTraces): string {
  const rows = stabilityOf(matrix).map((stability) => [codeMarkdown(stability.property), inWords(stability)]);
  return `${matrixMarkdown(matrix, traceFile)}\n${tableMarkdown(["property", "stable, within what was swept"], rows)}\n\n${[...idleWords(matrix), PROVISO].join("\n\n")}\n`;
}

/** A sweep as data for JSON. */
export function sweepObject(matrix: Matrix, traceFile: CellTrace = noCellTraces): object {
  return { ...matrixObject(matrix, traceFile), stability: stabilityOf(matrix), idleAxes: idleAxes(matrix) };
}
