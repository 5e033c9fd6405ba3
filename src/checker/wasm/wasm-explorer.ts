import type { Model } from "../../model";
import type { Engine } from "../engine";
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

  constructor(
    private readonly model: Model,
    private readonly engine: Engine,
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
    return (probe ? undefined : this.advance(first, last)) ?? this.serial.explore(first, last, probe);
  }

  /** Undefined, and nothing done, where that is not for WebAssembly. */
  private advance(first: number, last: number): Explored | undefined {
    const { program, store } = this;
    // With little memory left it is for the other one to say how far that goes.
    if (program === undefined || !store.reserve(store.count + program.candidates)) return undefined;
    const explored = this.program?.expand(first, last);
    if (explored === undefined) return undefined;
    store.count = program.insert(store.count, store.table.length);
    return { ...explored, beyond: false, full: false };
  }

  private start(): RunningProgram | undefined {
    const { model, engine, store, crowd } = this;
    const program = assembleProgram(model, engine.findings, crowd, 0);
    if (program === undefined || !store.budget.take(program.bytes)) return undefined;
    const { memory, store: parts } = program;
    if (!store.moveTo({ buffer: memory.buffer, ...parts })) return undefined;
    const running = new RunningProgram(program, engine.findings, store.states.slice(0, engine.wordsPerState));
    store.fillWith((count, table) => running.fill(count, table.length));
    return running;
  }
}
