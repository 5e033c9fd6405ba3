import type { Row } from "./row";

const nameOf = ({ spec }: Row): string => spec.replace(/^.*\//, "").replace(/\.yaml$/, "");

/** Rules that protect nothing, rules that do harm, and violations that nothing on offer interferes with. */
export function surprises(rows: readonly Row[]): string {
  const holding = rows.filter(({ verdicts }) => !Object.values(verdicts).some((text) => text.startsWith("violated")));
  return `## Rules that protect nothing by themselves
In specs in which nothing is violated, and in the others. A rule may still be needed for what a spec does not ask about, or
together with another one (below).

${list(idleIn(holding))}

Where something is violated anyway:

${list(idleIn(rows.filter((row) => !holding.includes(row))))}

## Rules that do harm
Without them something holds (not just vacuously) that does not hold with them, and nothing that held is lost.

${list(
  rows.flatMap((row) =>
    row.without.flatMap(({ change, loses, gains }) => {
      const held = Object.keys(gains).filter((property) => gains[property] === "holds");
      return Object.keys(loses).length === 0 && held.length > 0
        ? [`${nameOf(row)}, ${change}: ${held.map(code).join(", ")}`]
        : [];
    }),
  ),
)}

## Violations that nothing on offer changes
${list(
  rows.flatMap((row) => {
    const properties = row.suggested?.unavoidable ?? [];
    return properties.length === 0 ? [] : [`${nameOf(row)}: ${properties.map(code).join(", ")}`];
  }),
)}
`;
}

const code = (text: string): string => `\`${text}\``;

const idleIn = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((row) => (row.idle.length === 0 ? [] : [`${nameOf(row)}: ${row.idle.map(code).join(", ")}`]));

const list = (lines: readonly string[]): string =>
  lines.length === 0 ? "None." : lines.map((line) => `* ${line}`).join("\n");
