const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text as content or attribute value of HTML and XML. Characters that XML has no place for, not even escaped, are written
 * as `\u` and their number.
 */
export function escapeMarkup(text: string): string {
  return text
    .replace(
      /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
      (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
    )
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
