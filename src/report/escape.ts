/** Escapes what could move the cursor or reorder the text of a terminal: control, format and stray surrogate characters. */
export function escapeControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
}

/**
 * Text with nothing in it that a CI server takes for a command in the log: `::error …` at the start of a line, or
 * `##[…]` and `##vso[…]` anywhere.
 */
export function inert(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, "$1:\\").replace(/##(?=\w*\[)/g, "#\\#");
}

/**
 * Plain data with the control characters of all its strings escaped. Text called `rendered` is made of several lines and
 * was escaped when it was made; it stays as it is.
 */
export function escapeAll<T>(data: T): T {
  return escapeValue(data) as T;
}

function escapeValue(value: unknown): unknown {
  if (typeof value === "string") return escapeControls(value);
  if (Array.isArray(value)) return value.map(escapeValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "rendered" ? inner : escapeValue(inner)]),
  );
}
