import type { KeptResults } from "./kept-results";
import { compileTable, growthTable, resultTable, verdictTable } from "./table";

/** All tables, as Markdown. */
export function reportText({ rows, verdictTimes }: KeptResults): string {
  return [
    resultTable(rows),
    `Start to verdict of a small spec:\n\n${verdictTable(verdictTimes)}`,
    ...(rows.some(({ series }) => series !== undefined) ? [`Growth:\n\n${growthTable(rows)}`] : []),
    `Before the search, generating and compiling:\n\n${compileTable(rows)}`,
  ].join("\n\n");
}
