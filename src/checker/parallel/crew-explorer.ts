import type { Engine } from "../engine";
import { NOWHERE } from "../findings";
import type { Explored, Explorer } from "../search/explorer";
import type { StateStore } from "../store/state-store";
import type { RunningProgram } from "../wasm/running-program";
import { WasmExplorer } from "../wasm/wasm-explorer";
import { AREA, CONTROL_LENGTH, type CrewBuffers, MOST_CHUNKS, orders, type StoreBuffers } from "./control";
import { Crew, type WorkerOrders, WorkerOutOfMemory } from "./crew";
import { CrewMember, chunkSize } from "./crew-member";
import { Round } from "./round";

const BYTES = Int32Array.BYTES_PER_ELEMENT;

/** How a crew is set up. */
export interface CrewSetup extends Pick<WorkerOrders, "model" | "choice"> {
  /** Members, the leader included; at least 2. */
  readonly members: number;
  /** Rows of fewer states are explored by the leader alone. */
  readonly from: number;
  /** False as long as it is too early to start other threads. */
  readonly isTime: () => boolean;
  /** For tests: room in the area of each member. */
  readonly area?: number;
}

/**
 * Explores long rows of states together with other threads, in rounds, and short ones with `serial`. The store is the
 * same as after a serial search, whoever did what. The other threads are started when the first long row comes; until
 * they are ready the leader goes on alone.
 */
export class CrewExplorer implements Explorer {
  private readonly area: number;
  private readonly chunk: number;
  private crew: Crew | undefined;
  private leader: CrewMember | undefined;
  private shared: StoreBuffers | undefined;
  private readonly control = new SharedArrayBuffer(CONTROL_LENGTH * BYTES);
  private readonly chunks = new SharedArrayBuffer(MOST_CHUNKS * BYTES);
  private readonly round: Round;
  private helpless = false;

  constructor(
    private readonly engine: Engine,
    private readonly store: StateStore,
    private readonly serial: Explorer,
    private readonly setup: CrewSetup,
  ) {
    this.area = setup.area ?? AREA;
    this.chunk = chunkSize(this.area, engine.maxSuccessors);
    this.round = new Round(store, this.chunk, { control: this.control, chunks: this.chunks });
  }

  explore(first: number, last: number, probe: boolean): Explored | Promise<Explored> {
    if (this.chunk === 0 || this.helpless || last - first < this.setup.from)
      return this.serial.explore(first, last, probe);
    if (this.crew === undefined && !this.setup.isTime()) return this.serial.explore(first, last, probe);
    const crew = this.crew ?? this.start();
    if (crew?.isReady() !== true) return this.serial.explore(first, last, probe);
    return this.together(crew, first, last, probe);
  }

  /** Starts the other threads and waits until they are ready. */
  async startNow(): Promise<void> {
    if (this.chunk > 0) await this.start()?.waitUntilReady();
  }

  /** Ends the other threads. */
  async end(): Promise<void> {
    await this.crew?.leave();
  }

  /** Undefined, from now on, where the memory does not suffice for it. */
  private start(): Crew | undefined {
    const { area, engine, setup, store } = this;
    const states = area * setup.members;
    // A log has room for twice as many entries of four numbers as an area has states. With WebAssembly the areas are in its
    // memory, and the buffers made here are never written to.
    if (!store.budget.take(states * (engine.wordsPerState + 9) * BYTES)) {
      this.helpless = true;
      return undefined;
    }
    const buffers: CrewBuffers = {
      control: this.control,
      chunks: this.chunks,
      areaWords: new SharedArrayBuffer(states * engine.wordsPerState * BYTES),
      areaParents: new SharedArrayBuffer(states * BYTES),
    };
    this.leader = new CrewMember(engine, 0, setup.members, area, buffers, () => this.program);
    this.crew = new Crew(setup.members - 1, engine.findings, { ...setup, area, buffers });
    return this.crew;
  }

  private async together(crew: Crew, first: number, last: number, probe: boolean): Promise<Explored> {
    try {
      if (!(await this.reserve(crew))) return await this.serial.explore(first, last, probe);
      return await this.inPhases(crew, first, last, probe);
    } catch (error) {
      if (!(error instanceof WorkerOutOfMemory)) throw error;
      this.store.rebuildTable();
      return { next: first, transitions: 0, beyond: false, full: true };
    }
  }

  /** Makes room for what may be found in a round; false where the memory does not suffice. */
  private async reserve(crew: Crew): Promise<boolean> {
    const { store, area, setup } = this;
    const states = store.count + area * setup.members;
    if (this.wasm?.takeSleepWords(states) === false) return false;
    const room = store.grow(states);
    if (room === "none") return false;
    if (room === "to be filled") await this.refill(crew);
    return true;
  }

  private async refill(crew: Crew): Promise<void> {
    const { leader, store } = this;
    if (leader === undefined || this.program === undefined) {
      store.rebuildTable();
      return;
    }
    this.share(crew, leader);
    this.round.tellSizes();
    await this.phase(crew, orders.clear, () => leader.clear());
    await this.phase(crew, orders.refill, () => leader.refill());
  }

  private async inPhases(crew: Crew, first: number, last: number, probe: boolean): Promise<Explored> {
    const { leader, engine, store } = this;
    if (leader === undefined) throw new TypeError("a crew without a leader");
    this.share(crew, leader);
    this.round.begin(first, last, this.wasm?.trusted ?? store.count);
    await this.phase(crew, probe ? orders.probe : orders.expand, () => leader.expand(probe));
    let { transitions, beyond } = leader;
    for (const report of crew.reports) {
      const told = report.read();
      transitions += told.transitions;
      beyond ||= told.beyond;
    }
    if (!probe && engine.findings.errorAt === NOWHERE) {
      await this.phase(crew, orders.rank, () => leader.rank());
      const count = this.round.number();
      await this.phase(crew, orders.place, () => leader.place());
      store.count = count;
    }
    return { next: this.round.next(), transitions, beyond, full: false };
  }

  private async phase(crew: Crew, order: number, own: () => void): Promise<void> {
    crew.order(order);
    own();
    await crew.finished();
  }

  /** Tells everyone about the buffers of the store where they are not the same as last time. */
  private share(crew: Crew, leader: CrewMember): void {
    const { words, parents, table } = this.store.parts;
    const memory = this.program?.memory;
    const { shared } = this;
    const isSame =
      shared !== undefined &&
      shared.memory === memory &&
      shared.words.buffer === words.buffer &&
      shared.parents.buffer === parents.buffer &&
      shared.table.buffer === table.buffer;
    if (isSame) return;
    const buffers = { words, parents, table, ...(memory === undefined ? {} : { memory }) };
    this.shared = buffers;
    leader.share(buffers);
    crew.share(buffers);
  }

  /** The program with which the calling thread explores the store, if it does and there is room for the others. */
  private get program(): RunningProgram | undefined {
    const { wasm, area, setup } = this;
    return wasm?.crowd.members === setup.members && wasm.crowd.area === area ? wasm.program : undefined;
  }

  private get wasm(): WasmExplorer | undefined {
    return this.serial instanceof WasmExplorer ? this.serial : undefined;
  }
}
