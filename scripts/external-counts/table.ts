import { type Confirmation, type Confirmer, type Counts, confirmers, type Row } from "./row";

const names: Readonly<Record<Confirmer, string>> = { spin: "SPIN", rumur: "Rumur" };
const number = (value: number): string => value.toLocaleString("en-US");
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** docs/external-counts.md */
export function countsDocument({ versions, rows }: Counts): string {
  const folders = [...new Set(rows.map(folderOf))];
  const remarks = rows.flatMap((row) =>
    confirmers.flatMap((tool) => row.others[tool].remarks.map((text) => `* ${row.spec}: ${names[tool]}, ${text}`)),
  );
  return `# The bundled specs through other checkers

<!-- Made by \`npm run external-counts\`; do not edit. -->

Every bundled spec was exported and explored by two programs that share no code with gupcheck: ${versions.spin} (no
partial-order reduction) and ${versions.rumur}. [exports.md](exports.md) says how, and what the comparison can show. Counts are
compared once for each spec, then verdicts, each in a run of its own: one violated and one other property of each spec, or all of
them. \`vacuous\` counts as holding. Responses are compared elsewhere: Rumur does not know them.

${summary(rows)}

\`npm run external-counts\` runs what has changed since, \`npm run external-counts -- --all\` everything (about an hour). A test compares this
table with the counts and verdicts that gupcheck itself gives now; \`npm run test:full\` compares the exports of all specs with those
that were measured, and runs a sample of every size again.
${remarks.length === 0 ? "" : `\n## Not equal or not compared\n${remarks.join("\n")}\n`}
${folders.map((folder) => section(folder, rows)).join("\n")}`;
}

function summary(rows: readonly Row[]): string {
  const head = ["", "specs", "counts equal", "states", "transitions", "verdicts equal"];
  const own = ["gupcheck", rows.length, "", sum(rows.map(({ states }) => states))];
  const properties = sum(rows.map(({ verdicts }) => Object.keys(verdicts).length));
  const violated = rows.flatMap(({ verdicts }) => Object.values(verdicts)).filter((verdict) => verdict === "violated");
  return [
    table(head, [
      cells([...own, sum(rows.map(({ transitions }) => transitions)), `of ${number(properties)}`]),
      ...confirmers.map((tool) => {
        const found = rows.map(({ others }) => others[tool]);
        return cells([
          names[tool],
          found.filter(({ counts }) => counts !== "not compared").length,
          found.filter(({ counts }) => counts === "equal").length,
          sum(found.map(({ states = 0 }) => states)),
          sum(found.map(({ transitions = 0 }) => transitions)),
          sum(found.map(({ verdicts }) => verdicts)),
        ]);
      }),
    ]),
    "",
    `${number(violated.length)} of the verdicts are \`violated\`.`,
  ].join("\n");
}

function section(folder: string, all: readonly Row[]): string {
  const rows = all.filter((row) => folderOf(row) === folder);
  const head = ["spec", "states", "transitions", ...confirmers.map((tool) => names[tool]), "verdicts equal"];
  const lines = rows.map((row) => [
    row.spec.slice(folder.length + 1).replace(/\.yaml$/, ""),
    ...cells([row.states, row.transitions]),
    ...confirmers.map((tool) => countsText(row.others[tool])),
    confirmers.map((tool) => row.others[tool].verdicts).join(" + ") +
      ` of ${String(Object.keys(row.verdicts).length)} + ${String(Object.keys(row.verdicts).length)}`,
  ]);
  return `## ${folder}\n${table(head, lines)}\n`;
}

function countsText({ counts, states, transitions }: Confirmation): string {
  if (states === undefined) return counts;
  const text = `${number(states)}${transitions === undefined ? "" : ` / ${number(transitions)}`}`;
  return counts === "equal" ? text : `**${text}** ${counts}`;
}

function folderOf({ spec }: Row): string {
  return spec.slice(0, spec.lastIndexOf("/"));
}

function cells(values: readonly (string | number)[]): readonly string[] {
  return values.map((value) => (typeof value === "number" ? number(value) : value));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (values: readonly string[]): string => `| ${values.join(" | ")} |`;
  const rule = head.map((_, at) => (at === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
