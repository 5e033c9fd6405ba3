import { CompiledEngine } from "../../../src/checker/compile/compiled-engine";
import type { Engine } from "../../../src/checker/engine";
import { NOWHERE } from "../../../src/checker/findings";
import { CONTROL_LENGTH, MOST_CHUNKS } from "../../../src/checker/parallel/control";
import { CrewMember, chunkSize } from "../../../src/checker/parallel/crew-member";
import { Round } from "../../../src/checker/parallel/round";
import { SerialExplorer } from "../../../src/checker/search/explorer";
import { insertInitial } from "../../../src/checker/search/search";
import { MemoryBudget } from "../../../src/checker/store/memory-budget";
import { StateStore } from "../../../src/checker/store/state-store";
import type { SharedMemory } from "../../../src/checker/wasm/api";
import { assembleProgram } from "../../../src/checker/wasm/program";
import { RunningProgram } from "../../../src/checker/wasm/running-program";
import { Interpreter, type Model } from "../../../src/model";

/** A store as numbers: the words and the parent of each state. */
export interface Stored {
  readonly words: readonly number[];
  readonly parents: readonly number[];
  readonly transitions: number;
}

const AREA = 256;
/** For as few states as a crew of five can do with, so that many are overwritten: a power of two. */
const SLEEP_WORDS = 8 * AREA;

function shared(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT);
}

function begun(model: Model): { readonly engine: CompiledEngine; readonly store: StateStore } {
  const engine = new CompiledEngine(model);
  const store = new StateStore(engine.wordsPerState, new MemoryBudget(2 ** 26));
  insertInitial(engine, new Interpreter(model).initialStates(), store);
  return { engine, store };
}

function stored(store: StateStore, engine: Engine, transitions: number): Stored {
  return {
    words: [...store.states.subarray(0, store.count * engine.wordsPerState)],
    parents: [...store.parents.view.subarray(0, store.count)],
    transitions,
  };
}

/** Whoever has a turn claims a chunk, or explores the one that it has claimed. */
function takeTurns(crew: readonly CrewMember[], pick: (members: number) => number): void {
  const claimed = new Map<CrewMember, number>();
  for (const busy = [...crew]; busy.length > 0; ) {
    const turn = pick(busy.length);
    const member = busy[turn];
    if (member === undefined) throw new TypeError("nobody has that turn");
    const chunk = claimed.get(member);
    if (chunk !== undefined) {
      member.expandChunk(chunk, false);
      claimed.delete(member);
      continue;
    }
    const next = member.claimChunk();
    if (next === undefined) busy.splice(turn, 1);
    else claimed.set(member, next);
  }
}

/** Undefined where the model is not for WebAssembly. */
function moveToWasm(engine: CompiledEngine, store: StateStore, members: number): SharedMemory | undefined {
  const program = assembleProgram(engine, { members, area: AREA, sleepWords: SLEEP_WORDS }, 0);
  if (program !== undefined) store.moveTo({ buffer: program.memory.buffer, ...program.store });
  return program?.memory;
}

/**
 * Explores at most `most` states with the members of a crew, all of them in this thread: `pick` says whose turn it
 * is. So chunks are explored in orders that threads seldom come up with.
 * Undefined where the model goes wrong.
 */
export function exploreInTurns(
  model: Model,
  members: number,
  most: number,
  pick: (members: number) => number,
  withWasm = false,
): Stored | undefined {
  const { engine, store } = begun(model);
  const buffers = {
    control: shared(CONTROL_LENGTH),
    chunks: shared(MOST_CHUNKS),
    areaWords: shared(AREA * members * engine.wordsPerState),
    areaParents: shared(AREA * members),
  };
  const memory = withWasm ? moveToWasm(engine, store, members) : undefined;
  const crew = Array.from(
    { length: members },
    (_, number) =>
      new CrewMember(engine, number, members, AREA, buffers, (given) => {
        const program = assembleProgram(engine, { members, area: AREA, sleepWords: SLEEP_WORDS }, number, given);
        return program && new RunningProgram(program, engine.findings, store.states.slice(0, engine.wordsPerState));
      }),
  );
  const round = new Round(store, Math.min(2, chunkSize(AREA, engine.maxSuccessors)), buffers);
  let transitions = 0;
  const initial = store.count;
  for (let first = 0; first < Math.min(most, store.count); first = round.next()) {
    const room = store.grow(store.count + AREA * members);
    const parts = { ...store.parts, ...(memory === undefined ? {} : { memory }) };
    for (const member of crew) member.share(parts);
    round.begin(first, store.count, Math.max(initial, store.count - SLEEP_WORDS));
    if (room === "to be filled") {
      if (memory === undefined) store.rebuildTable();
      else {
        for (const member of crew) member.clear();
        for (const member of [...crew].reverse()) member.refill();
      }
    }
    for (const member of crew) member.begin();
    takeTurns(crew, pick);
    if (engine.findings.errorAt !== NOWHERE) return undefined;
    transitions += crew.reduce((sum, member) => sum + member.transitions, 0);
    for (const member of crew) member.rank();
    const count = round.number();
    for (const member of crew) member.place();
    store.count = count;
  }
  return stored(store, engine, transitions);
}

/** Explores as many states one after the other, as a serial search does. Undefined where the model goes wrong. */
export function exploreAlone(model: Model, most: number): Stored | undefined {
  const { engine, store } = begun(model);
  const explorer = new SerialExplorer(engine, store);
  let transitions = 0;
  for (let first = 0; first < Math.min(most, store.count); ) {
    // Rows end where those of the crew do: it explores what there was when the round began.
    for (const last = store.count; first < last; ) {
      const explored = explorer.explore(first, last, false);
      if (engine.findings.errorAt !== NOWHERE) return undefined;
      transitions += explored.transitions;
      first = explored.next;
    }
  }
  return stored(store, engine, transitions);
}
