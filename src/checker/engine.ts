import type { Model, ModelAlternative, Process, State } from "../model";
import type { Findings } from "./findings";

/** Successors of some states, in the order of (state, transition). `words` has `count` states, one after the other. */
export interface Batch {
  readonly words: Int32Array;
  /** The number of the state that each successor comes from. */
  readonly parents: Int32Array;
  /** The tag of the alternative that leads to each successor; written by engines made for it only. */
  readonly tags: Int32Array;
  /** How many successors fit. */
  readonly capacity: number;
  /** The memory that it takes. */
  readonly bytes: number;
  count: number;
}

/**
 * Where successors come from. A state is `wordsPerState` 32-bit words whose meaning only the engine knows; two states
 * are the same where their words are.
 */
export interface Engine {
  readonly wordsPerState: number;
  /** No state has more successors. */
  readonly maxSuccessors: number;
  readonly findings: Findings;
  encode(state: State, into: Int32Array, at: number): void;
  decode(words: Int32Array, at: number): State;
  /**
   * Explores the states numbered `first` to `last - 1` in order, until the batch has no room for those of another
   * one, and notes in the findings what it sees. `states` begins with the state numbered `base`. Returns the number of
   * the first state that was not explored. A state at which the model goes wrong is noted in `findings.errorAt`; its
   * successors are not in the batch.
   */
  expand(states: Int32Array, base: number, first: number, last: number, batch: Batch): number;
}

/** A number for each alternative of a model. */
export type Tags = ReadonlyMap<ModelAlternative, number>;

/** Whose alternative each is: the number of the process. */
export function processTags(model: Model): Tags {
  return new Map(
    model.processes.flatMap(({ steps }, process) =>
      steps.flatMap(({ alternatives }) =>
        alternatives.map((alternative): [ModelAlternative, number] => [alternative, process]),
      ),
    ),
  );
}

const COMFORTABLE_BATCH = 2048;

/** An empty batch with room for the successors of any state of the engine. */
export function batchFor(engine: Engine): Batch {
  const capacity = COMFORTABLE_BATCH + engine.maxSuccessors;
  return {
    words: new Int32Array(capacity * engine.wordsPerState),
    parents: new Int32Array(capacity),
    tags: new Int32Array(capacity),
    capacity,
    bytes: capacity * (engine.wordsPerState + 2) * Int32Array.BYTES_PER_ELEMENT,
    count: 0,
  };
}

/** The most transitions that a state of the model can have. */
export function mostSuccessors(model: Model): number {
  return model.processes.reduce((sum, process) => sum + mostSuccessorsOf(process, model), 0);
}

/** The most transitions that a process can have in a state. */
export function mostSuccessorsOf({ steps }: Process, { sets }: Pick<Model, "sets">): number {
  const counts = steps.map(({ alternatives }) =>
    alternatives.reduce((sum, { choose }) => sum + (choose === undefined ? 1 : (sets[choose.set] ?? []).length), 0),
  );
  return Math.max(0, ...counts);
}
