import { type Group, maskOf } from "./packing";

/** The bits of a packed state that something may read, and those that it may write. */
export class Footprint {
  readonly reads: Int32Array;
  readonly writes: Int32Array;

  constructor(words: number) {
    this.reads = new Int32Array(words);
    this.writes = new Int32Array(words);
  }

  /** Notes that cells from `first` to `last` of a group may be read. */
  read(group: Group, first: number, last: number): void {
    mark(this.reads, group, first, last);
  }

  /** Notes that cells from `first` to `last` of a group may be written. */
  write(group: Group, first: number, last: number): void {
    mark(this.writes, group, first, last);
  }

  /** Adds what another one reads and writes. */
  add({ reads, writes }: Footprint): void {
    reads.forEach((bits, word) => {
      this.reads[word] = (this.reads[word] ?? 0) | bits;
    });
    writes.forEach((bits, word) => {
      this.writes[word] = (this.writes[word] ?? 0) | bits;
    });
  }

  /** The same text for the same footprint. */
  get key(): string {
    return `${this.reads.join()};${this.writes.join()}`;
  }
}

/**
 * True where neither writes what the other one reads or writes: then each does the same before and after the other, is
 * possible before where it is after, and both orders lead to the same state.
 */
export function independent(left: Footprint, right: Footprint): boolean {
  for (let word = 0; word < left.writes.length; word += 1) {
    const written = left.writes[word] ?? 0;
    const writes = right.writes[word] ?? 0;
    if ((written & ((right.reads[word] ?? 0) | writes)) !== 0 || (writes & (left.reads[word] ?? 0)) !== 0) return false;
  }
  return true;
}

/** True where two sets of bits have one in common. */
export function meet(left: Int32Array, right: Int32Array): boolean {
  for (let word = 0; word < left.length; word += 1) {
    if (((left[word] ?? 0) & (right[word] ?? 0)) !== 0) return true;
  }
  return false;
}

function mark(into: Int32Array, { runs, bits }: Group, first: number, last: number): void {
  if (bits === 0) return;
  for (const run of runs) {
    const from = Math.max(first, run.first);
    const to = Math.min(last, run.first + run.count - 1);
    if (from > to) continue;
    const place = run.shift + (from - run.first) * bits;
    into[run.word] = (into[run.word] ?? 0) | (maskOf((to - from + 1) * bits) << place);
  }
}
