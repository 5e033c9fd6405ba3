const TOKEN =
  /\s*(?:(\d+|0x[0-9a-f]+)(?![\w.])|([A-Za-z_]\w*(?:\.[a-zA-Z]\w*)?)|(>>>=|===|!==|>>>|=>|<=|>=|&&|\|\||<<|>>|\+\+|\+=|-=|\^=|[-+*&|^~!<>=?:;,(){}[\]]))/iy;

/** The tokens of a text; throws where something else stands in it. */
export function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const token = new RegExp(TOKEN.source, "iy");
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new SyntaxError(`not in our subset: ${text.slice(from, from + 30)}`);
    tokens.push(found[0].trim());
  }
  return tokens;
}
