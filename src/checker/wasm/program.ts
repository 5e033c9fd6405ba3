import type { CompiledEngine } from "../compile/compiled-engine";
import { type CompiledModule, PAGE_BYTES, type SharedMemory, webAssembly } from "./api";
import { kernelText, RECENT_BITS } from "./kernel-text";
import { type Region, Regions } from "./layout";
import { moduleBytes } from "./module";

/** All of a 32-bit memory: address space only, until it is written to. */
const MEMORY_PAGES = 2 ** 32 / PAGE_BYTES;
const COMFORTABLE_BATCH = 2048;
/** Numbers of an entry of a log: those of `RoundKernel`, and the sleep word. */
export const LOG_ENTRY = 4;

/** Who works in a memory: it has a part for each member, so all have to agree on this. */
export interface Crowd {
  readonly members: number;
  /** States that each member may find in a round; 0 where there are no rounds. */
  readonly area: number;
  /** The states for which there is a sleep word, see `compile/sleep-writer.ts`; 0 where there are none. */
  readonly sleepWords: number;
}

interface StoreRegions {
  readonly table: Region;
  readonly parents: Region;
  readonly words: Region;
}

/** The parts of one member. */
export interface OwnRegions {
  readonly results: Region;
  readonly recorded: Region;
  readonly fired: Region;
  readonly violatedAt: Region;
  readonly log: Region;
}

/** A model's successors and the search's loops as WebAssembly, for one member. */
export interface AssembledProgram {
  readonly module: CompiledModule;
  readonly memory: SharedMemory;
  readonly own: OwnRegions;
  /** Hashes and words of states met lately. */
  readonly recent: Region;
  readonly store: StoreRegions;
  /** Room for candidates, and how many more than that there must be for the successors of one state. */
  readonly candidates: number;
  readonly maxSuccessors: number;
  /** Bytes of the memory that a member needs beside the store, logs and areas. */
  readonly bytes: number;
}

/**
 * Translates what the engine was made of, for the member of that number; in a memory of its own where none is
 * given. Undefined where a value may need more than 32 bits, or the system does not give the address space.
 */
export function assembleProgram(
  { program, findings, maxSuccessors, wordsPerState }: CompiledEngine,
  crowd: Crowd,
  member: number,
  given?: SharedMemory,
): AssembledProgram | undefined {
  if (program.isWide) return undefined;
  const text = program.offers(crowd.sleepWords) + kernelText(wordsPerState, crowd.sleepWords);
  const { tables } = program;
  const candidates = COMFORTABLE_BATCH + maxSuccessors;
  const free = new Regions();
  const constants = tables.map((table) => free.take(table.length));
  const parts = Array.from({ length: crowd.members }, () => ({
    results: free.take(4),
    recorded: free.take(findings.recorded.length),
    fired: free.take(findings.fired.length),
    violatedAt: free.take(findings.violatedAt.length),
    hashes: free.take(candidates),
    slots: free.take(candidates),
    parentsOfCandidates: free.take(candidates),
    alternatives: free.take(candidates),
    sleepOfCandidates: free.take(candidates),
    candidates: free.take(candidates * wordsPerState),
    recentHashes: free.take(1 << RECENT_BITS),
    recent: free.take(wordsPerState << RECENT_BITS),
    log: free.take(2 * crowd.area * LOG_ENTRY),
  }));
  const own = parts[member];
  if (own === undefined) throw new TypeError("there is no such member");
  // Parts of others, logs and areas are written to only when a crew comes, which counts them itself.
  const bytes = bytesOf(own) - bytesOf({ log: own.log });
  const areaWords = free.take(crowd.members * crowd.area * wordsPerState);
  const areaParents = free.take(crowd.members * crowd.area);
  const sleep = free.take(crowd.sleepWords);
  const store = free.takeStore(wordsPerState);
  const regions: Readonly<Record<string, Region>> = {
    ...{ Y: own.results, M: own.recorded, R: own.fired, V: own.violatedAt },
    ...{ O: own.candidates, H: own.hashes, G: own.slots, B: own.parentsOfCandidates },
    ...{ E: own.recentHashes, X: own.recent, L: own.log, A: areaWords, Q: areaParents },
    ...{ C: own.alternatives, D: own.sleepOfCandidates, Z: sleep },
    ...{ T: store.table, P: store.parents, S: store.words },
    ...Object.fromEntries(constants.map((region, number) => [`K${String(number)}`, region])),
  };
  try {
    const memory = given ?? new webAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES, shared: true });
    const module = new webAssembly.Module(
      moduleBytes({
        text,
        arrays: new Map(Object.entries(regions).map(([name, { start }]) => [name, start])),
        globals: ["total", "kept", "sink", "trusted"],
        exports: ["expand", "insert", "fill", "claim", "rank", "place", "refill"],
        memoryPages: MEMORY_PAGES,
      }),
    );
    if (given === undefined) {
      tables.forEach((table, number) => {
        new Int32Array(memory.buffer, constants[number]?.start ?? 0, table.length).set(table);
      });
    }
    return { module, memory, own, recent: own.recent, store, candidates, maxSuccessors, bytes };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function bytesOf(regions: object): number {
  return Object.values(regions as Readonly<Record<string, Region>>).reduce((sum, { length }) => sum + length * 4, 0);
}

/** The integers of a region. */
export function integersOf(memory: SharedMemory, { start, length }: Region): Int32Array<SharedArrayBuffer> {
  return new Int32Array(memory.buffer, start, length);
}
