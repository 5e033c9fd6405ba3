/** Numbers that look random and follow from a seed of 32 bits (xorshift32). Not for secrets. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed | 0) === 0 ? 1 : seed | 0;
    for (let skip = 0; skip < 8; skip += 1) this.next();
  }

  /** A number from 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor((this.next() / 2 ** 32) * count);
  }

  private next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return this.state >>> 0;
  }
}
