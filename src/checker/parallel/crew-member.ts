import { type Batch, batchFor, type Engine } from "../engine";
import { EngineDisagreement } from "../errors";
import { NOWHERE } from "../findings";
import type { SharedPart } from "../store/state-store";
import { type StoreKernel, storeKernel } from "../store/store-kernel";
import type { SharedMemory } from "../wasm/api";
import { LOG_ENTRY } from "../wasm/program";
import type { RunningProgram } from "../wasm/running-program";
import { type CrewBuffers, control, type StoreBuffers } from "./control";
import { type RoundKernel, roundKernel } from "./round-kernel";

const LARGEST_CHUNK = 256;
const INITIAL_LOG = 1 << 14;
/** Numbers for each entry of its own log; that of a program has longer ones. */
const ENTRY = 3;

/** Where the states found in a chunk lie in the log of the member that explored it. */
interface LoggedChunk {
  readonly chunk: number;
  readonly start: number;
  readonly end: number;
  count: number;
}

/** States of a chunk, so that their successors fit into the area of a member; 0 where no chunk would be small enough. */
export function chunkSize(area: number, maxSuccessors: number): number {
  return Math.min(LARGEST_CHUNK, Math.floor(area / 4 / Math.max(1, maxSuccessors)));
}

/**
 * What one thread does in a round of parallel search. A round explores a row of states, cut into chunks that the
 * members claim one after the other, in three phases that no member begins before all have ended the last one:
 *
 * - expand: successors that are new go into the shared table, and their words into the member's area, under a
 *   provisional number. Who reaches such a state again from a smaller parent makes that its parent. Both are logged.
 * - rank: an entry of the log counts where its parent has remained the smallest. Each state has one such entry, and in
 *   the order of chunks and entries they are in the order in which a serial search finds the states.
 * - place: with the number of states found in all earlier chunks, each state gets its number, in the store and the table.
 */
export class CrewMember {
  /** Of the last `expand` or `probe`. */
  transitions = 0;
  beyond = false;
  private readonly control: Int32Array;
  private readonly chunks: Int32Array;
  private readonly areaWords: Int32Array;
  private readonly areaParents: Int32Array;
  private store: StoreBuffers | undefined;
  private words: Int32Array = new Int32Array();
  private parents: Int32Array = new Int32Array();
  private table: Int32Array = new Int32Array();
  private readonly kernel: RoundKernel;
  private readonly lookUp: StoreKernel;
  private readonly batch: Batch;
  private readonly hashes: Int32Array;
  private readonly cursor = new Int32Array(2);
  private log = new Int32Array(INITIAL_LOG * ENTRY);
  private logged: LoggedChunk[] = [];
  private program: RunningProgram | undefined;
  private readonly areaStart: number;
  private readonly areaEnd: number;

  /** The member of that number, from 0 on, in a crew of so many, whose areas have room for `area` states each. */
  constructor(
    private readonly engine: Engine,
    private readonly number: number,
    private readonly members: number,
    area: number,
    buffers: CrewBuffers,
    /** Makes its program in the memory to which the store has moved. */
    private readonly assemble: (memory: SharedMemory) => RunningProgram | undefined = () => undefined,
  ) {
    this.control = new Int32Array(buffers.control);
    this.chunks = new Int32Array(buffers.chunks);
    this.areaWords = new Int32Array(buffers.areaWords);
    this.areaParents = new Int32Array(buffers.areaParents);
    this.kernel = roundKernel(engine.wordsPerState);
    this.lookUp = storeKernel(engine.wordsPerState);
    this.batch = batchFor(engine);
    this.hashes = new Int32Array(this.batch.capacity);
    this.areaStart = number * area;
    this.areaEnd = this.areaStart + area;
  }

  /** The bytes of the arrays that are its own. */
  get bytes(): number {
    return this.batch.bytes + this.hashes.byteLength + this.log.byteLength;
  }

  /** Uses these buffers of the store from the next round on. */
  share(store: StoreBuffers): void {
    this.store = store;
    if (store.memory === undefined) this.program = undefined;
    else if (this.program === undefined) this.program = this.assemble(store.memory);
  }

  /** Explores chunks until none is left, the area is full, another member stops the round or the model goes wrong. */
  expand(probe: boolean): void {
    this.begin();
    for (let chunk = this.claimChunk(); chunk !== undefined; chunk = this.claimChunk()) this.expandChunk(chunk, probe);
  }

  /** Forgets the last round. */
  begin(): void {
    this.look();
    this.transitions = 0;
    this.beyond = false;
    this.logged = [];
    this.cursor[0] = this.areaStart;
    this.cursor[1] = 0;
  }

  /** Clears its part of the table. */
  clear(): void {
    this.look();
    const [first, last] = this.part(this.table.length);
    this.table.fill(0, first, last);
  }

  /** Enters its part of the states into the table, which all have cleared. */
  refill(): void {
    if (this.program === undefined) throw new TypeError("there is no program to fill the table with");
    const [first, last] = this.part(this.read(control.known));
    this.program.refill(first, last, this.table.length);
  }

  /** The next chunk, which this member has to explore then; undefined where there is none for it. */
  claimChunk(): number | undefined {
    if (Atomics.load(this.control, control.stopped) === 1) return undefined;
    const size = this.read(control.chunk);
    const most = size * this.engine.maxSuccessors;
    const logged = (this.cursor[1] ?? 0) + most * LOG_ENTRY;
    if ((this.cursor[0] ?? 0) + most > this.areaEnd || (this.program && logged > this.program.logLength)) {
      this.stop();
      return undefined;
    }
    const chunk = Atomics.add(this.control, control.claimed, 1);
    return this.read(control.first) + chunk * size < this.read(control.last) ? chunk : undefined;
  }

  expandChunk(chunk: number, probe: boolean): void {
    const size = this.read(control.chunk);
    const first = this.read(control.first) + chunk * size;
    const last = Math.min(first + size, this.read(control.last));
    const start = this.cursor[1] ?? 0;
    if (this.program !== undefined && !probe) {
      if (!this.expandWith(this.program, first, last)) return;
      this.logged.push({ chunk, start, end: this.cursor[1] ?? 0, count: 0 });
      return;
    }
    for (let next = first; next < last; ) {
      next = this.engine.expand(this.words, 0, next, last, this.batch);
      this.transitions += this.batch.count;
      if (probe) this.probe();
      else this.claim();
      if (this.engine.findings.errorAt !== NOWHERE) {
        this.stop();
        return;
      }
    }
    if (!probe) this.logged.push({ chunk, start, end: this.cursor[1] ?? 0, count: 0 });
  }

  rank(): void {
    const { kernel, program, areaParents, log } = this;
    for (const entry of this.logged) {
      entry.count = program?.rank(entry.start, entry.end) ?? kernel.rank(areaParents, log, entry.start, entry.end);
      this.chunks[entry.chunk] = entry.count;
    }
  }

  place(): void {
    const { kernel, program, areaWords, log, words, parents, table } = this;
    for (const { chunk, start, count } of this.logged) {
      const number = this.chunks[chunk] ?? 0;
      if (program === undefined) kernel.place(areaWords, log, start, count, words, parents, table, number);
      else program.place(start, count, table.length, number);
    }
  }

  /** Explores a chunk with WebAssembly; false where the model goes wrong in it, which the engine has noted then. */
  private expandWith(program: RunningProgram, first: number, last: number): boolean {
    for (let next = first; next < last; ) {
      const explored = program.expand(next, last, this.read(control.trusted));
      if (explored === undefined) {
        this.stop();
        this.goWrong(next, last);
        return false;
      }
      this.transitions += explored.transitions;
      program.claim(this.read(control.known), this.table.length, this.cursor);
      next = explored.next;
    }
    return true;
  }

  /** Lets the engine find the state in which the model goes wrong. */
  private goWrong(first: number, last: number): void {
    const { engine, batch } = this;
    for (let next = first; engine.findings.errorAt === NOWHERE; this.transitions += batch.count) {
      if (next >= last) throw new EngineDisagreement("the model goes wrong in WebAssembly only");
      next = engine.expand(this.words, 0, next, last, batch);
    }
  }

  /** No more chunks are claimed in this round. */
  private stop(): void {
    Atomics.store(this.control, control.stopped, 1);
  }

  private claim(): void {
    const { kernel, batch, hashes, words, table, areaWords, areaParents, cursor } = this;
    const room = (cursor[1] ?? 0) + batch.count * ENTRY;
    if (room > this.log.length) {
      const longer = new Int32Array(Math.max(room, this.log.length * 2));
      longer.set(this.log);
      this.log = longer;
    }
    const known = this.read(control.known);
    kernel.hash(batch.words, batch.count, hashes);
    kernel.claim(
      batch.words,
      batch.parents,
      batch.count,
      hashes,
      words,
      known,
      table,
      areaWords,
      areaParents,
      this.log,
      cursor,
    );
  }

  private probe(): void {
    const { lookUp, batch, hashes } = this;
    if (this.beyond) return;
    lookUp.hash(batch.words, batch.count, hashes);
    this.beyond = !lookUp.hasAll(batch.words, batch.count, hashes, this.words, this.table);
  }

  /** Sees the store in its size of now. */
  private look(): void {
    if (this.store === undefined) throw new TypeError("there is no store to work on");
    const states = this.read(control.states);
    this.words = integersIn(this.store.words, states * this.engine.wordsPerState);
    this.parents = integersIn(this.store.parents, states);
    this.table = integersIn(this.store.table, this.read(control.positions));
  }

  /** Where its part of so many things begins and ends. */
  private part(count: number): readonly [number, number] {
    const { number, members } = this;
    return [Math.floor((count * number) / members), Math.floor((count * (number + 1)) / members)];
  }

  private read(field: number): number {
    return this.control[field] ?? 0;
  }
}

function integersIn({ buffer, start }: SharedPart, length: number): Int32Array {
  return new Int32Array(buffer, start, length);
}
