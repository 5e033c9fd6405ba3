/** Counts the bytes of the arrays of a search, against a limit. */
export class MemoryBudget {
  used = 0;
  /** The most bytes that were used at the same time. */
  peak = 0;

  constructor(readonly limit: number) {}

  /** Counts bytes that are used from now on; false, and nothing counted, where they would be too many. */
  take(bytes: number): boolean {
    if (this.used + bytes > this.limit) return false;
    this.use(bytes);
    return true;
  }

  /** Counts bytes that are used whatever the limit says: small arrays of fixed size. */
  use(bytes: number): void {
    this.used += bytes;
    this.peak = Math.max(this.peak, this.used);
  }

  release(bytes: number): void {
    this.used -= bytes;
  }
}
