import type { State } from "../../model";
import type { Batch, Engine } from "../engine";
import type { MemoryBudget } from "./memory-budget";

/** The states that a search has found, numbered from 0 in the order in which they were found. */
export interface Store {
  readonly count: number;
  /** The words of states, from the one numbered `base` on. Valid until the next `insert`. */
  readonly states: Int32Array;
  readonly base: number;
  readonly budget: MemoryBudget;
  /** Adds the states of the batch that are new. False, and nothing added, where the memory does not suffice. */
  insert(batch: Batch): boolean;
  /** True where all states of the batch are known. */
  hasAll(batch: Batch): boolean;
  /** States before this one will not be explored any more. */
  release(first: number): void;
  /** What a checkpoint has to keep: a few numbers, and integers by the million. Valid until the next `insert`. */
  save(): SavedStore;
  /** Fills the empty store with what was saved; `fill` reads the next integers. False where the memory does not suffice. */
  load(numbers: readonly number[], fill: (integers: Int32Array) => void): boolean;
  /** The states along parents from an initial state to the given one, both included. */
  pathTo(target: number, engine: Engine): readonly State[];
}

export interface SavedStore {
  readonly numbers: readonly number[];
  readonly arrays: readonly Int32Array[];
}
