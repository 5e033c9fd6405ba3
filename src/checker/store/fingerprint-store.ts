import type { State } from "../../model";
import { type Batch, batchFor, type Engine } from "../engine";
import { EngineDisagreement } from "../errors";
import { NOWHERE } from "../findings";
import { fingerprints } from "./fingerprint";
import type { MemoryBudget } from "./memory-budget";
import { SharedInts } from "./shared-ints";
import { StateStore } from "./state-store";
import type { SavedStore, Store } from "./store";

const INITIAL_STATES = 1 << 10;
const FINGERPRINT_WORDS = 2;
const BYTES = Int32Array.BYTES_PER_ELEMENT;

/**
 * Knows states by fingerprints of 64 bits, and keeps the words only of those that are not explored yet. Two states with
 * the same fingerprint are taken for one, which leaves out what lies behind the second. For a breadth-first order.
 */
export class FingerprintStore implements Store {
  readonly fingerprintBits = 64;
  base = 0;
  private readonly known: StateStore;
  /** The words of the states from `base` on. */
  private readonly queue: SharedInts;
  /** Fingerprints of a batch, with the position of each as its parent. */
  private shadow: Batch;

  constructor(
    private readonly wordsPerState: number,
    readonly budget: MemoryBudget,
  ) {
    this.known = new StateStore(FINGERPRINT_WORDS, budget);
    this.queue = new SharedInts(
      INITIAL_STATES * wordsPerState,
      Math.floor(budget.limit / BYTES) + INITIAL_STATES * wordsPerState,
    );
    budget.use(this.queue.bytes);
    this.shadow = shadowOf(0);
  }

  get count(): number {
    return this.known.count;
  }

  get states(): Int32Array {
    return this.queue.view;
  }

  insert(batch: Batch): boolean {
    const before = this.count;
    if (!this.reserve(before - this.base + batch.count) || !this.known.insert(this.fingerprint(batch))) return false;
    const { wordsPerState, queue } = this;
    const parents = this.known.parents.view;
    for (let state = before; state < this.count; state += 1) {
      const position = parents[state] ?? 0;
      const from = position * wordsPerState;
      queue.view.set(batch.words.subarray(from, from + wordsPerState), (state - this.base) * wordsPerState);
      parents[state] = batch.parents[position] ?? NOWHERE;
    }
    return true;
  }

  hasAll(batch: Batch): boolean {
    return this.known.hasAll(this.fingerprint(batch));
  }

  release(first: number): void {
    const { wordsPerState, queue } = this;
    queue.view.copyWithin(0, (first - this.base) * wordsPerState, (this.count - this.base) * wordsPerState);
    this.base = first;
  }

  save(): SavedStore {
    const { numbers, arrays } = this.known.save();
    const queued = this.queue.view.subarray(0, (this.count - this.base) * this.wordsPerState);
    return { numbers: [this.base, ...numbers], arrays: [queued, ...arrays] };
  }

  load([base = 0, ...numbers]: readonly number[], fill: (integers: Int32Array) => void): boolean {
    const states = (numbers[0] ?? 0) - base;
    if (!this.reserve(states)) return false;
    fill(this.queue.view.subarray(0, states * this.wordsPerState));
    this.base = base;
    return this.known.load(numbers, fill);
  }

  /** Explores the path anew, and recognises the states on it by their fingerprints. */
  pathTo(target: number, engine: Engine, initial: readonly State[]): readonly State[] {
    const { wordsPerState } = this;
    const starts = new Int32Array(initial.length * wordsPerState);
    initial.forEach((state, position) => {
      engine.encode(state, starts, position * wordsPerState);
    });
    const batch = batchFor(engine);
    return this.numbersTo(target).map((state, step) => {
      const words = step === 0 ? this.find(state, starts, initial.length) : this.find(state, batch.words, batch.count);
      if (state !== target) engine.expand(words, state, state, state + 1, batch);
      return engine.decode(words, 0);
    });
  }

  /** The numbers of the states along parents. */
  private numbersTo(target: number): readonly number[] {
    const numbers: number[] = [];
    for (let state = target; state !== NOWHERE; state = this.known.parent(state)) numbers.push(state);
    return numbers.reverse();
  }

  /** The words of that state, which is one of the candidates. */
  private find(state: number, candidates: Int32Array, count: number): Int32Array {
    const { wordsPerState } = this;
    const { words } = this.fingerprint({ words: candidates, count });
    const known = this.known.states;
    const sought = state * FINGERPRINT_WORDS;
    for (let position = 0; position < count; position += 1) {
      const at = position * FINGERPRINT_WORDS;
      if (words[at] === known[sought] && words[at + 1] === known[sought + 1]) {
        return candidates.slice(position * wordsPerState, (position + 1) * wordsPerState);
      }
    }
    throw new EngineDisagreement("a state is not among the successors of its parent");
  }

  private fingerprint({ words, count }: Pick<Batch, "words" | "count">): Batch {
    if (count > this.shadow.capacity) {
      this.budget.use((count - this.shadow.capacity) * (FINGERPRINT_WORDS + 2) * BYTES);
      this.shadow = shadowOf(count);
    }
    fingerprints(this.wordsPerState)(words, count, this.shadow.words);
    this.shadow.count = count;
    return this.shadow;
  }

  /** Makes room for so many states in the queue. */
  private reserve(states: number): boolean {
    const { queue, budget, wordsPerState } = this;
    const length = states * wordsPerState;
    if (length <= queue.length) return true;
    const wanted = Math.max(length, Math.floor(queue.length * 1.25));
    const copied = queue.copyCost(wanted);
    if (!budget.take((wanted - queue.length) * BYTES + copied)) return false;
    try {
      queue.grow(wanted);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
    budget.release(copied);
    return true;
  }
}

function shadowOf(capacity: number): Batch {
  return {
    words: new Int32Array(capacity * FINGERPRINT_WORDS),
    parents: Int32Array.from({ length: capacity }, (_, position) => position),
    tags: new Int32Array(),
    capacity,
    bytes: capacity * (FINGERPRINT_WORDS + 1) * BYTES,
    count: 0,
  };
}
