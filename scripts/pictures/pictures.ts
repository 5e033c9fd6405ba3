import { gupcheck } from "../../test/cli/gupcheck";
import { type Span, spansOf } from "./ansi";
import { type Caption, terminalSvg } from "./terminal-svg";

/** A picture of a run: docs/pictures/NAME.svg. */
export interface Picture extends Caption {
  readonly name: string;
  /** Without `gupcheck`; words are separated by one space. */
  readonly command: string;
  readonly exit: number;
}

export const PICTURES: readonly Picture[] = [
  {
    name: "first-run",
    command: "run examples/fsync-waits-for-pins.yaml",
    exit: 1,
    title: "gupcheck finds the deadlock of an fsync that waits for a pin with the page locked",
    description:
      "Verdicts of four properties, deadlock-free violated; the shortest interleaving, 14 steps of app and syncer in two columns; who waits for whom.",
  },
  {
    name: "mistakes",
    command: "check docs/pictures/mistakes.yaml",
    exit: 2,
    title: "gupcheck reports all mistakes of a spec at once",
    description: "Three errors, each with file, line and column, the line with a caret, and how to mend it.",
  },
  {
    name: "corpus",
    command: "run specs/tutorial",
    exit: 0,
    title: "gupcheck runs a folder of specs",
    description: "A table with a line for each spec: whether it passed, its states, transitions and depth.",
  },
  {
    name: "ablate",
    command: "ablate specs/bugs/b10-kara-deadlock-fixed.yaml",
    exit: 0,
    title: "gupcheck ablate: what each rule, and each option of it, is there for",
    description:
      "For each rule of a policy, and each weaker form of it, the properties that are lost and in how many steps.",
  },
];

/** Runs gupcheck, colours forced, and makes the picture of what it writes. Throws if it does not exit as it should. */
export async function svgOf(picture: Picture): Promise<string> {
  const { command, exit } = picture;
  const { code, out, err } = await gupcheck([...command.split(" "), "--color", "always"]);
  if (code !== exit) throw new Error(`gupcheck ${command}: exit ${String(code)} and not ${exit}\n${err}`);
  // Progress is left out; what is wrong with a spec goes to standard error, too.
  const written = exit === 2 ? err : out;
  const prompt: Span = { text: `$ gupcheck ${command}`, styles: ["strong"] };
  const lines = spansOf(written.replace(/\n+$/, "")).filter((line) => !/^ {2}limits /.test(textOf(line)));
  return terminalSvg([[prompt], ...lines.map(withoutTimes)], picture);
}

const textOf = (line: readonly Span[]): string => line.map(({ text }) => text).join("");

/** Times stand at the ends of lines. They differ from run to run, as does the line about memory. */
function withoutTimes(line: readonly Span[]): readonly Span[] {
  const last = line.at(-1);
  if (last === undefined) return line;
  return [...line.slice(0, -1), { ...last, text: last.text.replace(/[;,]?\s+(time|\d+(\.\d)? s)$/, "") }];
}
