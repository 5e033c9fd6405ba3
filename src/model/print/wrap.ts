/** A heading in a column of its own, and text beside it. */
export interface Row {
  readonly head: string;
  readonly text: string;
}

const least = 12;
const most = 28;

/**
 * Rows in two columns, indented; text that does not fit is broken at spaces and goes on a little further in. A heading
 * wider than its column has the line to itself.
 */
export function columns(rows: readonly Row[], indent: number, width: number): readonly string[] {
  const widest = Math.max(least, ...rows.map((row) => row.head.length).filter((length) => length <= most));
  const margin = " ".repeat(indent);
  return rows.flatMap(({ head, text }) => {
    const column = indent + widest + 2;
    const lines = wrap(text, Math.max(width - column, 30));
    const [first = "", ...rest] = lines.map((line, at) => (at === 0 ? line : `  ${line}`));
    const beside = `${margin}${head.padEnd(widest)}  ${first}`.trimEnd();
    const below = [first, ...rest].filter((line) => line !== "").map((line) => " ".repeat(column) + line);
    if (head.length > widest) return [margin + head, ...below];
    return [beside, ...rest.map((line) => " ".repeat(column) + line)];
  });
}

/** Keeps a line from being broken where it stands; printed as a space. */
const GLUE = "\u00a0";

/** The text with its spaces glued together. */
export function glued(text: string): string {
  return text.replaceAll(" ", GLUE);
}

/**
 * Breaks text into lines of at most `width`, the later ones two shorter: after a semicolon rather than at another space,
 * nowhere inside glued text. A longer word stays whole.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const fits = (more: string): boolean => line.length + 1 + more.length <= (lines.length === 0 ? width : width - 2);
  const add = (more: string): void => {
    line = line === "" ? more : `${line} ${more}`;
  };
  const feed = (): void => {
    if (line !== "") lines.push(line);
    line = "";
  };
  for (const clause of text.split(/(?<=;) /)) {
    if (!fits(clause) && clause.length <= width - 2) feed();
    if (fits(clause)) {
      add(clause);
      continue;
    }
    for (const word of clause.split(" ")) {
      if (!fits(word)) feed();
      add(word);
    }
  }
  return [...lines, line].map((each) => each.replaceAll(GLUE, " "));
}
