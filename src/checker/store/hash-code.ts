/** JavaScript that leaves the hash of a state in `h`: `array` has its words from `at` on. For the store's kernels. */
export function hashCode(words: number, array: string, at: string): string {
  const mix = Array.from(
    { length: words },
    (_, word) => `h=Math.imul(h^${array}[${at}+${String(word)}],0x9e3779b1);h^=h>>>15;`,
  );
  return `let h=0;${mix.join("")}h=Math.imul(h,0x85ebca6b);h^=h>>>13;`;
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
