import type { Checked, CheckWish, Laboratory } from "../analysis";
import { type CheckResult, defaultMemoryLimit, type Limits, modelHash } from "../checker";
import type { Model } from "../model";
import type { Failure } from "./failure";
import type { ResultCache } from "./result-cache";
import type { SearchEnd } from "./search-protocol";
import type { Searcher } from "./searcher";

/** A search went wrong in a way that is a mistake of gupcheck. */
export class SearchFailed extends Error {
  override readonly name = "SearchFailed";

  constructor(
    readonly code: "internal/error" | "internal/engine-disagreement",
    readonly failure: Failure,
  ) {
    super(failure.message);
  }
}

/** What a pool has done. */
export interface PoolCounts {
  readonly searches: number;
  /** Asked for again, or found in the cache. */
  readonly remembered: number;
  readonly states: number;
}

interface PoolOptions {
  readonly width: number;
  readonly limits: Limits;
  readonly cache?: ResultCache | undefined;
  readonly newSearcher: () => Searcher;
  readonly onChange: (counts: PoolCounts) => void;
}

/**
 * Searches some models at the same time, one thread each, and none twice. Each search may use its share of the memory.
 */
export class SearchPool implements Laboratory {
  isStopped = false;
  private readonly idle: Searcher[] = [];
  private readonly all: Searcher[] = [];
  private readonly waiting: ((searcher: Searcher) => void)[] = [];
  private readonly known = new Map<string, Promise<Checked>>();
  private counts: PoolCounts = { searches: 0, remembered: 0, states: 0 };

  constructor(private readonly options: PoolOptions) {}

  get width(): number {
    return this.options.width;
  }

  get done(): PoolCounts {
    return this.counts;
  }

  /** Ends all searches at the next occasion; none is begun any more. */
  stop(): void {
    this.isStopped = true;
    for (const searcher of this.all) searcher.stop();
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((searcher) => searcher.close()));
  }

  check(model: Model, { stopAtViolation = false }: CheckWish = {}): Promise<Checked> {
    const hash = modelHash(model);
    const name = `${hash} ${String(stopAtViolation)}`;
    const before = this.known.get(name);
    if (before !== undefined) {
      this.count({ remembered: 1 });
      return before;
    }
    const found = this.find(model, hash, stopAtViolation);
    this.known.set(name, found);
    return found;
  }

  private async find(model: Model, hash: string, stopAtViolation: boolean): Promise<Checked> {
    const { cache, limits } = this.options;
    const key = { modelHash: hash, limits, stopAtViolation };
    const kept = cache?.get(key);
    if (kept !== undefined) {
      this.count({ remembered: 1 });
      return { kind: "result", result: kept };
    }
    const searcher = await this.take();
    try {
      if (this.isStopped) return { kind: "stopped" };
      const end = await searcher.search(
        {
          model,
          engine: "compiled",
          limits: { memoryBytes: Math.floor(defaultMemoryLimit() / this.width), ...limits },
          method: {
            workers: 1,
            order: "breadth-first",
            store: "exact",
            stopAtViolation,
            explainFairness: !stopAtViolation,
          },
        },
        () => undefined,
      );
      const checked = checkedOf(end);
      if (checked.kind === "result") cache?.put(key, checked.result);
      this.count({ searches: 1, states: checked.kind === "result" ? checked.result.states : 0 });
      return checked;
    } finally {
      this.give(searcher);
    }
  }

  private take(): Promise<Searcher> {
    const free = this.idle.pop();
    if (free !== undefined) return Promise.resolve(free);
    if (this.all.length < this.width) {
      const made = this.options.newSearcher();
      this.all.push(made);
      if (this.isStopped) made.stop();
      return Promise.resolve(made);
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private give(searcher: Searcher): void {
    const next = this.waiting.shift();
    if (next === undefined) this.idle.push(searcher);
    else next(searcher);
  }

  private count(more: Partial<PoolCounts>): void {
    const { searches, remembered, states } = this.counts;
    this.counts = {
      searches: searches + (more.searches ?? 0),
      remembered: remembered + (more.remembered ?? 0),
      states: states + (more.states ?? 0),
    };
    this.options.onChange(this.counts);
  }
}

function checkedOf(end: SearchEnd): Checked {
  switch (end.kind) {
    case "result":
      return wasInterrupted(end.result) ? { kind: "stopped" } : { kind: "result", result: end.result };
    case "model-error":
      return { kind: "model-error", code: end.result.code, message: end.result.message };
    case "too-wide":
      return { kind: "model-error", code: "model/range-too-wide", message: end.message };
    case "checkpoint-refused":
      return { kind: "model-error", code: end.code, message: end.message };
    case "disagreement":
      throw new SearchFailed("internal/engine-disagreement", end.failure);
    case "failure":
      throw new SearchFailed("internal/error", end.failure);
  }
}

const wasInterrupted = ({ limit }: CheckResult): boolean => limit?.kind === "interrupted";
