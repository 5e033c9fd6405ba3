/** Which identifiers a language does not leave to its users; asked with the identifier as it would be written. */
export type IsReserved = (identifier: string) => boolean;

/**
 * Hands out identifiers: letters, digits and underscores, beginning with a letter, no two alike even where case does
 * not count, none of them reserved. The same requests in the same order give the same identifiers.
 */
export class Names {
  private readonly taken = new Set<string>();

  constructor(
    private readonly isReserved: IsReserved,
    private readonly outer?: Names,
  ) {}

  /** The first of the wanted names that is free once it is made legal; otherwise the last one with a number. */
  declare(...wanted: readonly [string, ...string[]]): string {
    const candidates = wanted.map(legal);
    const free = candidates.find((candidate) => this.isFree(candidate));
    if (free !== undefined) return this.take(free);
    const last = candidates.at(-1) ?? "";
    const base = this.isReserved(last) ? `${last}_x` : last;
    if (this.isFree(base)) return this.take(base);
    for (let number = 2; ; number += 1) {
      const numbered = `${base}_${String(number)}`;
      if (this.isFree(numbered)) return this.take(numbered);
    }
  }

  /** Identifiers for an inner scope: none that is taken here, and none that is taken here later is known there. */
  inner(): Names {
    return new Names(this.isReserved, this);
  }

  private take(identifier: string): string {
    this.taken.add(identifier.toLowerCase());
    return identifier;
  }

  private isFree(identifier: string): boolean {
    return !this.isReserved(identifier) && !this.isTaken(identifier);
  }

  private isTaken(identifier: string): boolean {
    return this.taken.has(identifier.toLowerCase()) || (this.outer?.isTaken(identifier) ?? false);
  }
}

/** Letters, digits and underscores, none of those at the ends. */
function legal(wanted: string): string {
  const parts = wanted.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  if (/^[A-Za-z]/.test(parts)) return parts;
  return parts === "" ? "x" : `x_${parts}`;
}

/** A test for a list of words, whatever their case. */
export function reservedWords(words: string): IsReserved {
  const list = new Set(words.toLowerCase().split(/\s+/));
  return (identifier) => list.has(identifier.toLowerCase());
}
