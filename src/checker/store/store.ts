import type { State } from "../../model";
import type { Batch, Engine } from "../engine";
import type { MemoryBudget } from "./memory-budget";

/** What is left to say about states once a search has ended. */
export interface FoundStates {
  readonly count: number;
  readonly budget: MemoryBudget;
  /** Bits by which states are told apart; undefined where it is by all of them. */
  readonly fingerprintBits: number | undefined;
  /** The states from one of the initial ones to the given one, both included. */
  pathTo(target: number, engine: Engine, initial: readonly State[]): readonly State[];
}

/** The states that a search has found, numbered from 0 in the order in which they were found. */
export interface Store extends FoundStates {
  /** The words of states, from the one numbered `base` on. Valid until the next `insert`. */
  readonly states: Int32Array;
  readonly base: number;
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
}

export interface SavedStore {
  readonly numbers: readonly number[];
  readonly arrays: readonly Int32Array[];
}
