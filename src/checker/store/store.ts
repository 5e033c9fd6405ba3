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
  /** The states along parents from an initial state to the given one, both included. */
  pathTo(target: number, engine: Engine): readonly State[];
}
