/** Writes the fingerprints of `count` states, two words each. */
export type Fingerprints = (words: Int32Array, count: number, into: Int32Array) => void;

const made = new Map<number, Fingerprints>();

/** Fingerprints of 64 bits for states of so many words: two lanes that are mixed with each word and with each other. */
export function fingerprints(words: number): Fingerprints {
  const existing = made.get(words);
  if (existing !== undefined) return existing;
  const mix = Array.from(
    { length: words },
    (_, word) =>
      `w=C[c+${String(word)}];a=Math.imul(a^w,0x85ebca6b);a^=a>>>15;b=Math.imul(b^w^a,0xc2b2ae35);b^=b>>>13;` +
      "a=(a<<13|a>>>19)+b|0;b=Math.imul(b<<17|b>>>15,0x27d4eb2f)^a>>>16;",
  );
  const text = `return function(C,count,O){let w=0;
for(let k=0,c=0;k<count;k++,c+=${String(words)}){let a=0x9e3779b9|0,b=0x7f4a7c15|0;${mix.join("")}
a^=b>>>16;a=Math.imul(a,0x85ebca6b);b^=a>>>13;b=Math.imul(b,0xc2b2ae35);a^=b>>>15;a=Math.imul(a,0x9e3779b1);b^=a>>>16;
O[2*k]=a;O[2*k+1]=b}}`;
  // The text depends on one number only.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const compiled = (new Function(text) as () => Fingerprints)();
  made.set(words, compiled);
  return compiled;
}
