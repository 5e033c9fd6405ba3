import { type Batch, batchFor, type Engine } from "../engine";
import type { Store } from "../store/store";

/** What came of exploring some states. */
export interface Explored {
  /** The first state that was not explored. */
  readonly next: number;
  readonly transitions: number;
  /** A successor is not stored, since successors were only to be looked up. */
  readonly beyond: boolean;
  /** The memory did not suffice for the successors. */
  readonly full: boolean;
}

/** Explores states and stores their successors. */
export interface Explorer {
  /**
   * Explores some of the states numbered `first` to `last - 1`, at least the first one. With `probe`, successors are not
   * stored, but only looked up. After a state at which the model goes wrong (`findings.errorAt`) nothing is explored.
   */
  explore(first: number, last: number, probe: boolean): Explored | Promise<Explored>;
}

/** Explores in the calling thread, one batch at a time. */
export class SerialExplorer implements Explorer {
  private readonly batch: Batch;

  constructor(
    private readonly engine: Engine,
    private readonly store: Store,
  ) {
    this.batch = batchFor(engine);
    store.budget.use(this.batch.bytes);
  }

  explore(first: number, last: number, probe: boolean): Explored {
    const { engine, store, batch } = this;
    const next = engine.expand(store.states, store.base, first, last, batch);
    const beyond = probe && !store.hasAll(batch);
    const full = !probe && !store.insert(batch);
    return { next, transitions: batch.count, beyond, full };
  }
}
