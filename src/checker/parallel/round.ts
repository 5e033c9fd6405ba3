import type { StateStore } from "../store/state-store";
import { type CrewBuffers, control, MOST_CHUNKS } from "./control";

/** What the leader of a crew writes and reads between the phases of a round. */
export class Round {
  private readonly control: Int32Array;
  private readonly chunks: Int32Array;

  constructor(
    private readonly store: StateStore,
    /** States of a chunk. */
    private readonly chunk: number,
    buffers: Pick<CrewBuffers, "control" | "chunks">,
  ) {
    this.control = new Int32Array(buffers.control);
    this.chunks = new Int32Array(buffers.chunks);
  }

  /**
   * A round over states from `first` on, up to the one before `last` if there are enough chunks. Those from `trusted` on
   * have a sleep word.
   */
  begin(first: number, last: number, trusted: number): void {
    this.control[control.claimed] = 0;
    this.control[control.stopped] = 0;
    this.control[control.first] = first;
    this.control[control.last] = Math.min(last, first + this.chunk * MOST_CHUNKS);
    this.control[control.chunk] = this.chunk;
    this.control[control.trusted] = trusted;
    this.tellSizes();
  }

  /** Tells how large the store is. */
  tellSizes(): void {
    const { store } = this;
    this.control[control.known] = store.count;
    this.control[control.states] = store.parents.length;
    this.control[control.positions] = store.table.length;
  }

  /** The first state that was not explored. */
  next(): number {
    const claimed = (this.control[control.claimed] ?? 0) * this.chunk;
    return Math.min(this.control[control.last] ?? 0, (this.control[control.first] ?? 0) + claimed);
  }

  /** Turns the numbers of states found in each chunk into the number of the first of them; gives the count of all states. */
  number(): number {
    let count = this.store.count;
    const states = this.next() - (this.control[control.first] ?? 0);
    for (let chunk = 0; chunk * this.chunk < states; chunk += 1) {
      const found = this.chunks[chunk] ?? 0;
      this.chunks[chunk] = count;
      count += found;
    }
    return count;
  }
}
