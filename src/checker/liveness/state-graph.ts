import { batchFor, type Engine } from "../engine";
import type { LimitHit } from "../result";
import type { StateStore } from "../store/state-store";
import type { Watch } from "../watch";

/**
 * The transitions between the states of a store: those of state s are at positions `offsets[s]` to `offsets[s + 1] - 1`.
 * A transition has a target (-1 where that state is not stored) and the tag of its alternative. States from `explored` on
 * have none, since it is not known where they lead.
 *
 * 5 bytes for each transition (6 where there are more than 256 tags) and 4 for each state.
 */
export interface StateGraph {
  readonly states: number;
  readonly explored: number;
  readonly offsets: Uint32Array;
  readonly targets: Int32Array;
  readonly tags: Uint8Array | Uint16Array;
  readonly bytes: number;
}

const BETWEEN_LOOKS = 1 << 16;

/**
 * Explores the stored states again, and keeps the transitions. `engine` has to tell tags, and `transitions` is the number
 * of transitions of the explored states. Gives the limit that did not suffice instead, on memory or time.
 */
export function stateGraph(
  engine: Engine,
  store: StateStore,
  { explored, transitions, tags }: { readonly explored: number; readonly transitions: number; readonly tags: number },
  watch: Watch,
): StateGraph | LimitHit {
  const batch = batchFor(engine);
  const wide = tags > 256;
  const bytes = (store.count + 1) * 4 + transitions * (wide ? 6 : 5) + batch.bytes + batch.capacity * 4;
  if (!store.budget.take(bytes)) return watch.memoryLimit();
  const numbers = new Int32Array(batch.capacity);
  const graph: StateGraph = {
    states: store.count,
    explored,
    offsets: new Uint32Array(store.count + 1),
    targets: new Int32Array(transitions),
    tags: wide ? new Uint16Array(transitions) : new Uint8Array(transitions),
    bytes,
  };
  const limit = fill(graph, engine, store, batch, numbers, watch);
  if (limit === undefined) return graph;
  store.budget.release(bytes);
  return limit;
}

function fill(
  { explored, offsets, targets, tags }: StateGraph,
  engine: Engine,
  store: StateStore,
  batch: ReturnType<typeof batchFor>,
  numbers: Int32Array,
  watch: Watch,
): LimitHit | undefined {
  let edge = 0;
  let look = 0;
  let state = 0;
  while (state < explored) {
    if (state >= look) {
      const limit = watch.look({
        ...{ states: store.count, explored: store.count, transitions: edge, depth: 0, bytes: store.budget.used },
      });
      if (limit !== undefined) return limit;
      look = state + BETWEEN_LOOKS;
    }
    const next = engine.expand(store.states, 0, state, explored, batch);
    store.locate(batch, numbers);
    for (let position = 0; position < batch.count; position += 1) {
      const parent = batch.parents[position] ?? 0;
      while (state <= parent) offsets[state++] = edge;
      targets[edge] = numbers[position] ?? -1;
      tags[edge] = batch.tags[position] ?? 0;
      edge += 1;
    }
    while (state < next) offsets[state++] = edge;
  }
  offsets.fill(edge, explored);
  return undefined;
}
