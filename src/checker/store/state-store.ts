import type { State } from "../../model";
import type { Batch, Engine } from "../engine";
import { NOWHERE } from "../findings";
import type { MemoryBudget } from "./memory-budget";
import { SharedInts } from "./shared-ints";
import type { SavedStore, Store } from "./store";
import { type StoreKernel, storeKernel } from "./store-kernel";

const INITIAL_STATES = 1 << 10;
/** Larger arrays grow by an eighth, since that costs no copy; smaller ones double. */
const DOUBLING = 1 << 16;
const BYTES = Int32Array.BYTES_PER_ELEMENT;
const MOST_STATES = 2 ** 30;

/** Parts of a buffer for the arrays of a store: the first byte, and the number of integers. */
export interface StorePlaces {
  readonly buffer: SharedArrayBuffer;
  readonly words: { readonly start: number; readonly length: number };
  readonly parents: { readonly start: number; readonly length: number };
  readonly table: { readonly start: number; readonly length: number };
}

/**
 * Every state found, once, in the order in which it was found; the array of states is also the queue of a
 * breadth-first search. Each state knows the first one that led to it. Its arrays are in shared memory, so that other
 * threads may read and fill them between two calls.
 *
 * Limit: 2^30 states.
 */
export class StateStore implements Store {
  count = 0;
  readonly base = 0;
  readonly fingerprintBits = undefined;
  readonly words: SharedInts;
  readonly parents: SharedInts;
  /** Open addressing, at most three quarters full; the kernel knows its format. */
  readonly table: SharedInts;
  private readonly kernel: StoreKernel;
  private hashes = new Int32Array(INITIAL_STATES);
  private place: SharedArrayBuffer | undefined;
  private ownFill: ((count: number, table: Int32Array) => void) | undefined;

  constructor(
    readonly wordsPerState: number,
    readonly budget: MemoryBudget,
  ) {
    this.kernel = storeKernel(wordsPerState);
    const most = Math.max(INITIAL_STATES * wordsPerState, INITIAL_STATES * 2, Math.floor(budget.limit / BYTES));
    this.words = new SharedInts(INITIAL_STATES * wordsPerState, most);
    this.parents = new SharedInts(INITIAL_STATES, Math.min(most, MOST_STATES));
    this.table = new SharedInts(INITIAL_STATES * 2, Math.min(most, MOST_STATES));
    budget.use(this.words.bytes + this.parents.bytes + this.table.bytes + this.hashes.byteLength);
  }

  get states(): Int32Array {
    return this.words.view;
  }

  /** The number of the state through which `state` was found first; NOWHERE for an initial state. */
  parent(state: number): number {
    return this.parents.view[state] ?? NOWHERE;
  }

  insert({ words, parents, count }: Batch): boolean {
    if (!this.reserve(this.count + count)) return false;
    const { kernel } = this;
    const hashes = this.hash(words, count);
    this.count = kernel.insert(
      words,
      parents,
      count,
      hashes,
      this.words.view,
      this.parents.view,
      this.count,
      this.table.view,
    );
    return true;
  }

  hasAll({ words, count }: Batch): boolean {
    return this.kernel.hasAll(words, count, this.hash(words, count), this.words.view, this.table.view);
  }

  /** The number of each state of the batch; NOWHERE for one that is not known. */
  locate({ words, count }: Batch, numbers: Int32Array): void {
    this.kernel.locate(words, count, this.hash(words, count), this.words.view, this.table.view, numbers);
  }

  /** Where its arrays are; elsewhere once they have grown beyond what was reserved for them. */
  get parts(): Readonly<Record<"words" | "parents" | "table", SharedPart>> {
    return { words: partOf(this.words), parents: partOf(this.parents), table: partOf(this.table) };
  }

  /** Goes on in another buffer; false where a part of it is too small for what is there. */
  moveTo({ buffer, words, parents, table }: StorePlaces): boolean {
    if (words.length < this.words.length || parents.length < this.parents.length || table.length < this.table.length) {
      return false;
    }
    this.words.moveTo(buffer, words.start, words.length);
    this.parents.moveTo(buffer, parents.start, parents.length);
    this.table.moveTo(buffer, table.start, table.length);
    this.place = buffer;
    return true;
  }

  /** True while all arrays are in the buffer to which they were moved. */
  get hasMoved(): boolean {
    return Object.values(this.parts).every(({ buffer }) => buffer === this.place);
  }

  /** Has the table filled in another way while it is in the buffer to which it was moved. */
  fillWith(fill: (count: number, table: Int32Array) => void): void {
    this.ownFill = fill;
  }

  release(): void {
    // All of them are kept.
  }

  save(): SavedStore {
    const { count, wordsPerState } = this;
    const arrays = [this.words.view.subarray(0, count * wordsPerState), this.parents.view.subarray(0, count)];
    return { numbers: [count], arrays };
  }

  load([count = 0]: readonly number[], fill: (integers: Int32Array) => void): boolean {
    if (!this.reserve(count)) return false;
    this.count = count;
    for (const array of this.save().arrays) fill(array);
    this.rebuildTable();
    return true;
  }

  pathTo(target: number, engine: Engine): readonly State[] {
    const path: State[] = [];
    for (let state = target; state !== NOWHERE; state = this.parent(state)) {
      path.push(engine.decode(this.states, state * this.wordsPerState));
    }
    return path.reverse();
  }

  /** Makes room for so many states in all; false where the memory does not suffice. */
  reserve(count: number): boolean {
    const room = this.grow(count);
    if (room === "to be filled") this.rebuildTable();
    return room !== "none";
  }

  /**
   * Makes room for so many states in all; `none` where the memory does not suffice. Where a larger table is `to be
   * filled`, what is in it means nothing, and it is for the caller to enter all states, into a table of zeros.
   */
  grow(count: number): "made" | "to be filled" | "none" {
    try {
      return this.reserveStates(count) ? this.reserveTable(count) : "none";
    } catch (error) {
      if (error instanceof RangeError) return "none";
      throw error;
    }
  }

  /** Enters all states into the table anew, for one that was left half-written. */
  rebuildTable(): void {
    this.table.view.fill(0);
    if (this.ownFill !== undefined && this.hasMoved) this.ownFill(this.count, this.table.view);
    else this.kernel.fill(this.words.view, 0, this.count, this.table.view, this.hashes);
  }

  private hash(words: Int32Array, count: number): Int32Array {
    if (count > this.hashes.length) {
      this.budget.use((count - this.hashes.length) * BYTES);
      this.hashes = new Int32Array(count);
    }
    this.kernel.hash(words, count, this.hashes);
    return this.hashes;
  }

  private reserveStates(count: number): boolean {
    const room = this.parents.length;
    if (count <= room) return true;
    const wanted = room < DOUBLING ? room * 2 : room + Math.floor(room / 8);
    return this.growStates(Math.max(count, wanted)) || (wanted > count && this.growStates(count));
  }

  private growStates(states: number): boolean {
    const { words, parents, budget } = this;
    const copied = words.copyCost(states * this.wordsPerState) + parents.copyCost(states);
    const more = (states - parents.length) * (this.wordsPerState + 1) * BYTES;
    if (states > MOST_STATES || !budget.take(more + copied)) return false;
    words.grow(states * this.wordsPerState);
    parents.grow(states);
    budget.release(copied);
    return true;
  }

  private reserveTable(count: number): "made" | "to be filled" | "none" {
    const { table, budget } = this;
    let positions = table.length;
    while (count * 4 > positions * 3) positions *= 2;
    if (positions === table.length) return "made";
    if (!budget.take((positions - table.length) * BYTES)) return "none";
    table.discardAndGrow(positions);
    return "to be filled";
  }
}

/** Where an array begins: a byte of a buffer. */
export interface SharedPart {
  readonly buffer: SharedArrayBuffer;
  readonly start: number;
}

function partOf({ view }: SharedInts): SharedPart {
  return { buffer: view.buffer, start: view.byteOffset };
}
