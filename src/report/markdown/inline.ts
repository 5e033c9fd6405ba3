/**
 * Text of a spec for Markdown, as text and nothing else: no links, mentions, images, HTML or table cells come of it. What
 * means something to Markdown becomes a character reference, which means nothing to it anywhere; what only GitHub looks
 * for later (`@name`, `#12`, addresses, `:smile:`) is kept apart by a space of no width.
 */
export function inlineText(text: string): string {
  return text
    .replace(/@(?=\w)|#(?=\w)|:(?=\/\/)|:(?=[\w+-]+:)|\bwww(?=\.)|\bGH(?=-\d)/gi, "$&\u200b")
    .replace(/[\u200b\\`*_{}[\]<>~|&$^!"']/g, reference);
}

function reference(character: string): string {
  return `&#${String(character.codePointAt(0) ?? 0)};`;
}

/** A name or a command in the type of code; in table cells, too. */
export function inlineCode(text: string): string {
  if (/^[\w@%+=:,./#()[\]'"<>&*!-]+( [\w@%+=:,./#()[\]'"<>&*!-]+)*$/.test(text)) return `\`${text}\``;
  return `<code>${text.replace(/[^a-z\d %+=,()\p{L}\p{M}-]/giu, reference)}</code>`;
}

/** Several lines as they are, in a fence that they do not contain. */
export function fenced(lines: readonly string[]): readonly string[] {
  const runs = lines.join("\n").match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return [`${fence}text`, ...lines.flatMap((line) => line.split("\n")), fence];
}
