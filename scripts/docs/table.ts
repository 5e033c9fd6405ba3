/** Text as code in Markdown. */
export const code = (text: string): string => `\`${text}\``;

export const list = (items: readonly string[]): string => (items.length === 0 ? "none" : items.map(code).join(", "));

/** A table in Markdown; bars and line ends in cells are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", "<br>")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
