import type { Batch } from "./engine";
import { NOWHERE } from "./findings";
import { GrowableInts } from "./growable";
import { type StoreKernel, storeKernel } from "./store-kernel";

const INITIAL_STATES = 1 << 10;
const BYTES = Int32Array.BYTES_PER_ELEMENT;

/**
 * Every state found, once, in the order in which it was found; the array of states is also the queue of a
 * breadth-first search. Each state knows the first one that led to it.
 *
 * Limit: 2^30 states.
 */
export class StateStore {
  count = 0;
  /** The most bytes that its arrays have taken, the copies made to let them grow included. */
  peakBytes = 0;
  private readonly kernel: StoreKernel;
  private readonly words: GrowableInts;
  private readonly parents = new GrowableInts(INITIAL_STATES);
  /** Open addressing, at most three quarters full; the kernel knows its format. */
  private table = new Int32Array(INITIAL_STATES * 2);
  private readonly hashes: Int32Array;

  constructor(
    private readonly wordsPerState: number,
    batchCapacity: number,
    private readonly byteLimit: number,
  ) {
    this.kernel = storeKernel(wordsPerState);
    this.words = new GrowableInts(INITIAL_STATES * wordsPerState);
    this.hashes = new Int32Array(batchCapacity);
    this.peakBytes = this.bytes;
  }

  /** The words of all states. Valid until the next `insert`. */
  get states(): Int32Array {
    return this.words.view;
  }

  /** The bytes of the arrays. */
  get bytes(): number {
    return this.words.bytes + this.parents.bytes + this.table.byteLength;
  }

  /** The number of the state through which `state` was found first; NOWHERE for an initial state. */
  parent(state: number): number {
    return this.parents.view[state] ?? NOWHERE;
  }

  /** Adds the states of the batch that are new. False, and nothing added, where the memory does not suffice. */
  insert({ words, parents, count }: Batch): boolean {
    if (!this.reserve(this.count + count)) return false;
    const { kernel, hashes } = this;
    kernel.hash(words, count, hashes);
    this.count = kernel.insert(
      words,
      parents,
      count,
      hashes,
      this.words.view,
      this.parents.view,
      this.count,
      this.table,
    );
    return true;
  }

  /** True where all states of the batch are known. */
  hasAll({ words, count }: Batch): boolean {
    this.kernel.hash(words, count, this.hashes);
    return this.kernel.hasAll(words, count, this.hashes, this.words.view, this.table);
  }

  private reserve(count: number): boolean {
    try {
      while (count > this.parents.length) {
        const states = this.parents.length * 2;
        if (!this.allows(states * (this.wordsPerState + 1) * BYTES)) return false;
        this.words.grow(states * this.wordsPerState);
        this.parents.grow(states);
      }
      while (count * 4 > this.table.length * 3) {
        if (!this.allows(this.table.length * 2 * BYTES)) return false;
        const table = new Int32Array(this.table.length * 2);
        this.kernel.fill(this.words.view, 0, this.count, table);
        this.table = table;
      }
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  /** False where so many bytes more would be too many. */
  private allows(more: number): boolean {
    if (this.bytes + more > this.byteLimit) return false;
    this.peakBytes = Math.max(this.peakBytes, this.bytes + more);
    return true;
  }
}
