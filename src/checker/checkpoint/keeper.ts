import { rmSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { Engine } from "../engine";
import type { CheckpointOptions } from "../options";
import type { Order } from "../search/order";
import type { Position } from "../search/search";
import type { Store } from "../store/store";
import { type Header, isLittleEndian } from "./format";
import type { Identity } from "./identity";
import { openCheckpoint } from "./read";
import { CheckpointRefused } from "./refused";
import { writeCheckpoint } from "./write";

/** The parts of a search that a checkpoint describes. */
export interface Kept {
  readonly engine: Engine;
  readonly store: Store;
  readonly order: Order;
}

/** Writes checkpoints of a search, and lets it go on from one. */
export class Keeper {
  /** Why the last attempt to write a checkpoint failed; undefined where it did not. */
  failure: string | undefined;
  private last = performance.now();

  constructor(
    private readonly options: CheckpointOptions,
    private readonly identity: Identity,
    private readonly kept: Kept,
  ) {}

  /**
   * Fills the empty store, the order and the findings from the file, and says where the search goes on; undefined where
   * there is no file. Throws CheckpointRefused where the file is damaged, belongs to another search or does not fit into
   * the memory.
   */
  restore(): Position | undefined {
    const { store, order, engine } = this.kept;
    const { file } = this.options;
    const checkpoint = openCheckpoint(file, this.identity);
    if (checkpoint === undefined) return undefined;
    try {
      const { header } = checkpoint;
      if (!store.load(header.store, (integers) => checkpoint.fill(integers))) {
        throw new CheckpointRefused("checkpoint/too-large", file, "needs more memory than the limit allows");
      }
      for (const row of header.pending) order.found(row);
      const { findings } = engine;
      findings.recorded.set(header.findings.recorded);
      findings.fired.set(header.findings.fired);
      findings.cut.set(header.findings.cut);
      findings.violatedAt.set(header.findings.violatedAt);
      return header.position;
    } finally {
      checkpoint.close();
    }
  }

  /** Told where the search is, between two steps; writes that down when it is time, or when it ends there. */
  readonly keep = (position: Position, ends: boolean): void => {
    if (ends || performance.now() - this.last >= this.options.everySeconds * 1000) this.write(position);
  };

  /** A complete search needs no checkpoint any more. */
  remove(): void {
    rmSync(this.options.file, { force: true });
  }

  /** A file that cannot be written is reported, and does not stop the search. */
  private write(position: Position): void {
    try {
      const { header, arrays } = this.describe(position);
      writeCheckpoint(this.options.file, header, arrays);
      this.failure = undefined;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.options.onFailure?.(this.failure);
    }
    this.last = performance.now();
  }

  private describe(position: Position): { readonly header: Header; readonly arrays: readonly Int32Array[] } {
    const { store, order, engine } = this.kept;
    const { recorded, fired, cut, violatedAt } = engine.findings;
    const saved = store.save();
    return {
      header: {
        identity: this.identity,
        littleEndian: isLittleEndian(),
        position,
        pending: order.pending(),
        findings: { recorded: [...recorded], fired: [...fired], cut: [...cut], violatedAt: [...violatedAt] },
        store: saved.numbers,
      },
      arrays: saved.arrays,
    };
  }
}
