const BYTES = 4;
const LINE = 64;
/** Bytes that a 32-bit memory can have. */
const MEMORY = 2 ** 32;
const LARGEST_TABLE = 2 ** 30;

/** A part of a memory, for integers. */
export interface Region {
  /** In bytes. */
  readonly start: number;
  /** In integers. */
  readonly length: number;
}

/** Gives out regions of a memory one after the other, each at the beginning of a cache line. */
export class Regions {
  private used = LINE;

  /** The bytes that were given out. */
  get bytes(): number {
    return this.used;
  }

  take(length: number): Region {
    const start = this.used;
    this.used = Math.ceil((start + length * BYTES) / LINE) * LINE;
    if (this.used > MEMORY) throw new RangeError("the memory is too small");
    return { start, length };
  }

  /** What is left, for as many states as possible with their parents and a table that is at most three quarters full. */
  takeStore(wordsPerState: number): { readonly words: Region; readonly parents: Region; readonly table: Region } {
    const room = (positions: number): number => {
      const left = MEMORY - this.used - 4 * LINE - positions * BYTES;
      return Math.floor(Math.min((positions * 3) / 4, left / (BYTES * (wordsPerState + 1))));
    };
    let positions = 1;
    while (positions < LARGEST_TABLE && room(positions * 2) > room(positions)) positions *= 2;
    const states = Math.max(0, room(positions));
    const table = this.take(positions);
    const parents = this.take(states);
    return { table, parents, words: this.take(states * wordsPerState) };
  }
}
