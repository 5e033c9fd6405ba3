/** Characters that are a token by themselves, whatever follows. */
const SINGLE = new Set(["(", ")", "{", "}", "[", "]", ",", ";", ":", "?", "~"]);
const OPERATORS = new Set([
  ...[">>>=", "===", "!==", ">>>", "=>", "<=", ">=", "&&", "||", "<<", ">>", "++", "+=", "-=", "^="],
  ...["-", "+", "*", "&", "^", "|", "!", "<", ">", "="],
]);
const LONGEST_OPERATOR = 4;

/** The tokens of a text in our subset of JavaScript; throws where something else stands in it. */
export function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length; ) {
    const character = text.charCodeAt(at);
    if (character === 32 || character === 10) {
      at += 1;
      continue;
    }
    const end = endOfToken(text, at, character);
    if (end === undefined) throw new SyntaxError(`not in our subset: ${text.slice(at, at + 30)}`);
    tokens.push(text.slice(at, end));
    at = end;
  }
  return tokens;
}

function endOfToken(text: string, at: number, character: number): number | undefined {
  if (isDigit(character)) return endOfNumber(text, at);
  if (isInName(character)) return endOfName(text, at);
  if (SINGLE.has(text.charAt(at))) return at + 1;
  for (let length = LONGEST_OPERATOR; length > 0; length -= 1) {
    if (OPERATORS.has(text.slice(at, at + length))) return at + length;
  }
  return undefined;
}

/** Decimal, or hexadecimal with small letters; undefined where something else is stuck to it. */
function endOfNumber(text: string, at: number): number | undefined {
  const isHexadecimal = text.startsWith("0x", at);
  let end = isHexadecimal ? at + 2 : at;
  for (let next = text.charCodeAt(end); isDigit(next) || (isHexadecimal && next >= 97 && next <= 102); ) {
    end += 1;
    next = text.charCodeAt(end);
  }
  const isEmpty = isHexadecimal && end === at + 2;
  return isEmpty || isInName(text.charCodeAt(end)) || text.charAt(end) === "." ? undefined : end;
}

/** A name, or two with a dot between them. */
function endOfName(text: string, at: number): number {
  let end = at + 1;
  while (isInName(text.charCodeAt(end))) end += 1;
  if (text.charAt(end) !== ".") return end;
  end += 1;
  while (isInName(text.charCodeAt(end))) end += 1;
  return end;
}

function isDigit(character: number): boolean {
  return character >= 48 && character <= 57;
}

function isInName(character: number): boolean {
  return (
    (character >= 97 && character <= 122) ||
    (character >= 65 && character <= 90) ||
    character === 95 ||
    isDigit(character)
  );
}
