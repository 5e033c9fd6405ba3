/** A word of a TLA+ module; columns count from 0 and matter, for lists of `/\` and `\/`. */
export interface Token {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const TOKEN =
  /"[^"\\]*"|\\\/|\/\\|\\(?:in|cup|E|A|X)\b|\|->|->|<=|>=|=>|==|<<|>>|\.\.|\[\]|[A-Za-z]\w*|_vars|\d+|[-=#<>~+'!:,()[\]{}]/y;

/** The words of a module, without its first and last line and without comments; throws at anything else. */
export function tokens(text: string): readonly Token[] {
  const lines = text.trimEnd().split("\n");
  if (!/^---- MODULE [A-Za-z]\w* ----$/.test(lines[0] ?? "")) throw new SyntaxError("no MODULE line");
  if (lines.at(-1) !== "====") throw new SyntaxError("no ==== line");
  return lines.flatMap((whole, line) => (line === 0 || line === lines.length - 1 ? [] : lineTokens(whole, line)));
}

function lineTokens(whole: string, line: number): readonly Token[] {
  const found: Token[] = [];
  let column = 0;
  while (column < whole.length) {
    if (whole[column] === " ") {
      column += 1;
      continue;
    }
    if (whole.startsWith("\\*", column)) break;
    TOKEN.lastIndex = column;
    const [text] = TOKEN.exec(whole) ?? [];
    if (text === undefined) throw new SyntaxError(`line ${String(line + 1)}: ${whole.slice(column)}`);
    found.push({ text, line, column });
    column += text.length;
  }
  return found;
}
