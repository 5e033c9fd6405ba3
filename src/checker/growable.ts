/** Integers of 32 bits that can become more. `view` changes when it grows: do not keep it. */
export class GrowableInts {
  view: Int32Array;

  constructor(initial: number) {
    this.view = new Int32Array(initial);
  }

  get length(): number {
    return this.view.length;
  }

  get bytes(): number {
    return this.view.byteLength;
  }

  /** Makes room for `length` integers, keeping those that are there. Throws a RangeError where memory is short. */
  grow(length: number): void {
    const larger = new Int32Array(length);
    larger.set(this.view);
    this.view = larger;
  }
}
