import { MOST_STATES, settings } from "./axes";
import { surprises } from "./findings";
import type { Changed, Effects, Row } from "./row";

const number = (value: number): string => value.toLocaleString("en-US");
const nameOf = ({ spec }: Row): string => spec.replace(/^.*\//, "").replace(/\.yaml$/, "");
const code = (text: string): string => `\`${text}\``;

/** docs/claims-analysis.md */
export function analysisDocument(rows: readonly Row[]): string {
  return `# The claims, taken apart

<!-- Made by \`npm run claims-analysis\`; do not edit. -->

Every spec in specs/claims, as \`gupcheck ablate\`, \`compare\` and \`suggest\` see it: without each rule, with each weaker option, in
other settings, and with each single change on offer. [analysis.md](analysis.md) says what these commands do, and
[which-rule-prevents-what.md](which-rule-prevents-what.md) tells about the policies for transient pins in full. "violated in 23" is the
length of the shortest counterexample; the commands print it with \`--traces\`. Everything is about the bounds of the specs.

${summary(rows)}

\`npm run claims-analysis\` runs what has changed since, \`npm run claims-analysis -- --all\` everything. A test compares the rows with what
gupcheck gives now: a sample always, all of them with \`npm run test:full\`.

${surprises(rows)}
## Without a rule
What each rule protects. "and" joins two rules of which one protects nothing alone. \`+\`: holds only now.

${table(
  ["claim", "change", "what changes"],
  changedRows(rows, ({ without }) => without),
)}

## With a weaker option
Only what changes a verdict; specs of up to ${number(MOST_STATES)} states. \`gupcheck ablate SPEC\`.

${table(
  ["claim", "change", "what changes"],
  changedRows(rows, ({ options = [] }) => options),
)}

## In other settings
Each setting by itself, on each spec of up to ${number(MOST_STATES)} states that can have it: ${settings.map(code).join(", ")}.
\`gupcheck compare SPEC --axis SETTING\`. Only what changes a verdict. What a spec says of its initial
state stays; a setting with which no page can start like that is left out (on DAX none is under writeback, as the claims of C2 begin).

${table(
  ["claim", "setting", "what changes"],
  changedRows(rows, ({ matrix = [] }) => matrix.filter(isTelling)),
)}

## One change that repairs everything
Specs with a violation, and every single change on offer after which all of their properties hold: \`gupcheck suggest SPEC --max-changes 1\`.

${table(
  ["claim", "violated", "answers"],
  rows.flatMap(({ suggested, ...row }) =>
    suggested === undefined ? [] : [[nameOf(row), violatedIn(row), answersText(suggested)]],
  ),
)}
`;
}

function summary(rows: readonly Row[]): string {
  const count = (things: (row: Row) => readonly unknown[]): string =>
    number(rows.reduce((sum, row) => sum + things(row).length, 0));
  const suggested = rows.flatMap((row) => row.suggested ?? []);
  const lines = [
    ["specs", number(rows.length)],
    ["removals of rules", count(({ without }) => without)],
    ["rules that protect nothing alone", count(({ idle }) => idle)],
    ["weaker options that change a verdict", count(({ options = [] }) => options)],
    ["other settings", count(({ matrix = [] }) => matrix)],
    ["of these, that change a verdict", count(({ matrix = [] }) => matrix.filter(isTelling))],
    ["specs with a violation", number(suggested.length)],
    ["of these, repaired by one change", number(suggested.filter(({ answers }) => answers.length > 0).length)],
  ];
  return table(["what", "how many"], lines);
}

const isTelling = ({ loses, gains }: Effects): boolean => Object.keys(loses).length + Object.keys(gains).length > 0;

/** Claims that say the same about a change share nothing: each has its line, the name only on its first. */
function changedRows(rows: readonly Row[], of: (row: Row) => readonly Changed[]): readonly (readonly string[])[] {
  return rows.flatMap((row) =>
    of(row).map((changed, position) => [position === 0 ? nameOf(row) : "", code(changed.change), effectsText(changed)]),
  );
}

function effectsText({ loses, gains }: Effects): string {
  const texts = [
    ...Object.entries(loses).map(([property, verdict]) => `${code(property)} ${verdict}`),
    ...Object.entries(gains).map(([property, verdict]) => `+ ${code(property)} ${verdict}`),
  ];
  return texts.length === 0 ? "nothing" : texts.join(", ");
}

function violatedIn({ verdicts }: Omit<Row, "suggested">): string {
  return Object.entries(verdicts)
    .flatMap(([property, verdict]) => (verdict.startsWith("violated") ? [code(property)] : []))
    .join(", ");
}

const SHOWN = 3;

function answersText({ answers, vacuous, unavoidable }: NonNullable<Row["suggested"]>): string {
  const more = answers.length > SHOWN ? [`${number(answers.length - SHOWN)} more`] : [];
  const found = answers.length === 0 ? ["none"] : [...answers.slice(0, SHOWN).map(code), ...more];
  const idle = vacuous === 0 ? [] : [`(${number(vacuous)} only vacuously)`];
  const hopeless = unavoidable.map((property) => `nothing on offer changes the violation of ${code(property)}`);
  return [...found, ...idle, ...hopeless].join("<br>");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  const line = (values: readonly string[]): string => `| ${values.map(cell).join(" | ")} |`.replace(/^\| {2}\|/, "| |");
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
