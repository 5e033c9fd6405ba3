const BYTES = Int32Array.BYTES_PER_ELEMENT;
/** A view of 32-bit integers may not be longer. */
const LONGEST = 2 ** 32 - 1;
/** Up to so many integers an array grows by copying. */
const SMALL = 1 << 16;

/**
 * Integers of 32 bits in shared memory that can become more. Small arrays are copied when they grow. A large one
 * reserves address space for `most` integers once, and grows without copying: the system gives memory to the parts that
 * are used only.
 *
 * `view` changes when it grows, and `buffer` may: do not keep them. Views have a fixed length; one that follows a
 * growable buffer is ten times slower.
 */
export class SharedInts {
  view: Int32Array<SharedArrayBuffer>;
  private readonly most: number;
  /** How many integers it can have where it is. */
  private room: number;

  /** An array that will never be asked for more than `most` integers. */
  constructor(initial: number, most: number) {
    this.most = Math.min(most, LONGEST);
    this.view = new Int32Array(new SharedArrayBuffer(initial * BYTES));
    this.room = initial;
  }

  get length(): number {
    return this.view.length;
  }

  /** The memory behind the integers that may be used; what is merely reserved does not count. */
  get bytes(): number {
    return this.view.byteLength;
  }

  /** Goes on in a part of another buffer, of `length` integers from the byte `start` on, with what is there now. */
  moveTo(buffer: SharedArrayBuffer, start: number, length: number): void {
    const before = this.view;
    this.view = new Int32Array(buffer, start, before.length);
    this.room = length;
    this.view.set(before);
  }

  /** The bytes that a call of `grow` would copy, and that exist twice while it does. */
  copyCost(length: number): number {
    return this.fits(length) ? 0 : this.bytes;
  }

  /** Makes room for `length` integers, keeping those that are there. Throws a RangeError where memory is short. */
  grow(length: number): void {
    const before = this.view;
    this.discardAndGrow(length);
    if (before.buffer !== this.view.buffer) this.view.set(before);
  }

  /** Makes room for `length` integers, whatever is in them then. Throws a RangeError where memory is short. */
  discardAndGrow(length: number): void {
    if (length > this.most) throw new RangeError("the array is not meant to be so long");
    if (this.fits(length)) {
      this.view = new Int32Array(this.view.buffer, this.view.byteOffset, length);
      return;
    }
    const buffer = length <= SMALL ? new SharedArrayBuffer(length * BYTES) : reserve(length, this.most);
    this.view = new Int32Array(buffer, 0, length);
    this.room = Math.floor(buffer.byteLength / BYTES);
  }

  private fits(length: number): boolean {
    return length <= this.room;
  }
}

/** A buffer for `most` integers, or for as many as the system reserves; a RangeError where it refuses `least`. */
function reserve(least: number, most: number): SharedArrayBuffer {
  for (let length = most; length > least; length = Math.floor(length / 2)) {
    try {
      return new SharedArrayBuffer(length * BYTES);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return new SharedArrayBuffer(least * BYTES);
}
