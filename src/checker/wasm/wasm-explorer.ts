import type { CompiledEngine } from "../compile/compiled-engine";
import type { Explored, Explorer } from "../search/explorer";
import type { StateStore } from "../store/state-store";
import { assembleProgram, type Crowd } from "./program";
import { RunningProgram } from "./running-program";

/**
 * Explores in the calling thread, with WebAssembly once there are `from` states: for fewer it would take longer to make it
 * than it saves. Finds the same as `serial`, in the same order, which takes over where WebAssembly cannot go on: where a
 * state or the model goes beyond it, and for a last look at successors that are not to be stored.
 */
export class WasmExplorer implements Explorer {
  private running: RunningProgram | undefined;
  private isOver = false;
  /** From here on all states were found by WebAssembly. */
  private own = 0;
  /** Bytes of sleep words that are counted. */
  private slept = 0;

  constructor(
    private readonly engine: CompiledEngine,
    private readonly store: StateStore,
    private readonly serial: Explorer,
    private readonly from: number,
    /** Who may join: the store is in a memory that has room for them. */
    readonly crowd: Crowd,
  ) {}

  /** The program that works on the store where it is now; undefined where there is none yet, or none any more. */
  get program(): RunningProgram | undefined {
    if (this.isOver || this.store.count < this.from) return undefined;
    this.running ??= this.start();
    this.isOver = this.running === undefined || !this.store.hasMoved;
    return this.isOver ? undefined : this.running;
  }

  explore(first: number, last: number, probe: boolean): Explored | Promise<Explored> {
    const explored = probe ? undefined : this.advance(first, last);
    if (explored !== undefined) return explored;
    const found = this.serial.explore(first, last, probe);
    if (!probe) this.own = this.store.count;
    return found;
  }

  /**
   * The first state that has a sleep word. Members of a crew write those of a round in any order, so where one overwrites
   * another in a round, none is trusted.
   */
  get trusted(): number {
    const { store, crowd } = this;
    const isEnough = crowd.sleepWords >= crowd.members * crowd.area;
    return isEnough ? Math.max(this.own, store.count - crowd.sleepWords) : store.count;
  }

  /** Counts the memory of sleep words for so many states; false where it does not suffice. */
  takeSleepWords(states: number): boolean {
    const bytes = Math.min(this.crowd.sleepWords, states) * Int32Array.BYTES_PER_ELEMENT;
    if (bytes > this.slept) {
      if (!this.store.budget.take(bytes - this.slept)) return false;
      this.slept = bytes;
    }
    return true;
  }

  /** Undefined, and nothing done, where that is not for WebAssembly. */
  private advance(first: number, last: number): Explored | undefined {
    const { program, store } = this;
    // With little memory left it is for the other one to say how far that goes.
    if (program === undefined || !store.reserve(store.count + program.candidates)) return undefined;
    if (!this.takeSleepWords(store.count + program.candidates)) return undefined;
    const explored = this.program?.expand(first, last, this.trusted);
    if (explored === undefined) return undefined;
    store.count = program.insert(store.count, store.table.length);
    return { ...explored, beyond: false, full: false };
  }

  private start(): RunningProgram | undefined {
    const { engine, store, crowd } = this;
    const program = assembleProgram(engine, crowd, 0);
    if (program === undefined || !store.budget.take(program.bytes)) return undefined;
    const { memory, store: parts } = program;
    if (!store.moveTo({ buffer: memory.buffer, ...parts })) return undefined;
    const running = new RunningProgram(program, engine.findings, store.states.slice(0, engine.wordsPerState));
    this.own = store.count;
    store.fillWith((count, table) => running.fill(count, table.length));
    return running;
  }
}
