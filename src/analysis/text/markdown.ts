/** Text of a spec in Markdown: nothing in it is markup, no line ends. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]|~#!]/g, "\\$&");
}

/** Something to be read letter by letter. */
export function codeMarkdown(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ").replaceAll("|", "\\|");
  const ticks = "`".repeat(Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return ticks.length === 1 ? `\`${safe}\`` : `${ticks} ${safe} ${ticks}`;
}

/** A link to a file of this machine, beside the text. */
export function linkMarkdown(text: string, file: string | undefined): string {
  return file === undefined ? text : `[${text}](<${file.replace(/[<>\n\\]/g, (letter) => `\\${letter}`)}>)`;
}

/** A table; the cells are Markdown already. */
export function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
