/**
 * Text as it may stand in a Mermaid diagram. Whatever Mermaid might read as syntax, a directive, a comment or HTML is
 * written as the number of the character (`;` is `#59;`); letters, digits and some punctuation stay as they are.
 */
export function mermaidText(text: string): string {
  const one = text.replace(/\s+/g, " ").trim();
  const safe = one.replace(
    /[^\p{L}\p{N} .,_()[\]=/!?|*+'\u2192\u00b7-]/gu,
    (character) => `#${String(character.codePointAt(0) ?? 0)};`,
  );
  // Nothing at all is a syntax error.
  return safe === "" ? "#160;" : safe;
}
