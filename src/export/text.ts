/** Control characters become spaces, what is not ASCII becomes a question mark. */
function printable(text: string): string {
  return text.replace(/[^ -~]/gu, (character) => (character < " " ? " " : "?"));
}

/**
 * Text that ends no comment and begins none, in any of the languages: one line of printable ASCII in which no `*`
 * stands beside a slash or a parenthesis, and no backslash at all (it continues a line, and begins a comment in TLA+).
 */
export function commentText(text: string): string {
  return printable(text)
    .replace(/\\/g, "/")
    .replace(/[/(](?=\*)/g, "$& ")
    .replace(/\*(?=[/)])/g, "* ")
    .replace(/\/(?=\/)/g, "/ ")
    .trim();
}

/** Text that may stand between double quotes, in any of the languages: no quotes, backslashes, per cent signs. */
export function stringText(text: string): string {
  return printable(text).replace(/[^A-Za-z0-9 _.,:;/()<>=+#$-]/g, "_");
}

/** The lines, further in. */
export function indented(lines: readonly string[], by = 2): readonly string[] {
  return lines.map((line) => (line === "" ? line : " ".repeat(by) + line));
}

/** A file: the sections with an empty line between them, empty sections left out. */
export function fileOf(sections: readonly (readonly string[])[]): string {
  const kept = sections.filter((lines) => lines.length > 0);
  return `${kept.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
