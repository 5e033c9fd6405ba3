/**
 * JavaScript that leaves the hash of a state in `h`: `array` has its words from `at` on. For the store's kernels.
 *
 * The words are multiplied by numbers of their own, which a processor does at the same time, and added up. The upper half
 * of a word is added to the lower one first: otherwise the uppermost bits of two words would cancel each other out.
 */
export function hashCode(words: number, array: string, at: string): string {
  const terms = Array.from({ length: words }, (_, word) => {
    const name = `x${String(word)}`;
    return { load: `${name}=${array}[${at}+${String(word)}]`, term: `Math.imul(${name}^${name}>>>15,${factor(word)})` };
  });
  const sum = terms.map(({ term }) => term).reduce((left, right) => `(${left}+${right}|0)`);
  const mixed = "h^=h>>>16;h=Math.imul(h,0x85ebca6b);h^=h>>>13;h=Math.imul(h,0xc2b2ae35);h^=h>>>16;";
  return `const ${terms.map(({ load }) => load).join(",")};let h=${sum};${mixed}`;
}

/** An odd number for each word. Not multiples of one number, so that no simple sum of words is always the same. */
function factor(word: number): string {
  let mixed = Math.imul(word + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return String((mixed ^ (mixed >>> 16)) | 1);
}

/** JavaScript that is true where the states at `left` and at `right` have the same words. */
export function sameCode(words: number, left: [string, string], right: [string, string]): string {
  return each(words, (word) => `${left[0]}[${left[1]}+${word}]===${right[0]}[${right[1]}+${word}]`, "&&");
}

/** JavaScript that copies the words of a state. */
export function copyCode(words: number, to: [string, string], from: [string, string]): string {
  return each(words, (word) => `${to[0]}[${to[1]}+${word}]=${from[0]}[${from[1]}+${word}];`, "");
}

function each(words: number, line: (word: string) => string, separator: string): string {
  return Array.from({ length: words }, (_, word) => line(String(word))).join(separator);
}
