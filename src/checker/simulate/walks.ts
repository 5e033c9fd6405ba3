import type { State } from "../../model";
import { withoutLoops } from "../cut-loops";
import { type Batch, batchFor, type Engine } from "../engine";
import { NOWHERE } from "../findings";
import type { LimitHit } from "../result";
import type { MemoryBudget } from "../store/memory-budget";
import { StateStore } from "../store/state-store";
import type { FoundStates } from "../store/store";
import type { Random } from "./random";

const STEPS_BETWEEN_LOOKS = 1024;
/** About what a small typed array takes apart from its contents. */
const ARRAY_BYTES = 128;

/**
 * Random walks over the states of an engine. Visits are numbered over all walks; the path to a visit is known where the
 * engine has noted something about it.
 */
export class Walks implements FoundStates {
  readonly fingerprintBits = undefined;
  /** Transitions that were possible in the states visited, each visit counted. */
  transitions = 0;
  visits = 0;
  /** How many different states were first visited at each step. */
  readonly levels: number[] = [];
  private readonly visited: StateStore;
  private readonly paths = new Map<number, readonly State[]>();
  private readonly batch: Batch;
  private readonly here: Batch;

  constructor(
    private readonly engine: Engine,
    private readonly initial: readonly State[],
    private readonly random: Random,
    readonly budget: MemoryBudget,
  ) {
    this.visited = new StateStore(engine.wordsPerState, budget);
    this.batch = batchFor(engine);
    this.here = { ...batchFor(engine), count: 1 };
  }

  /** Different states that were visited. */
  get count(): number {
    return this.visited.count;
  }

  /**
   * One walk of at most `depth` steps; it ends where no step is possible. `full` where the memory does not suffice; what
   * `look`, which is asked now and then, says where that ends it.
   */
  walk(depth: number, look: () => LimitHit | undefined): LimitHit | "ended" | "full" {
    const { engine, here, batch, random, budget } = this;
    const { findings, wordsPerState } = engine;
    const path: Int32Array[] = [];
    const bytes = wordsPerState * Int32Array.BYTES_PER_ELEMENT + ARRAY_BYTES;
    engine.encode(this.initial[random.below(this.initial.length)] ?? [], here.words, 0);
    try {
      for (let step = 0; ; step += 1) {
        const limit = step % STEPS_BETWEEN_LOOKS === 0 ? look() : undefined;
        if (limit !== undefined) return limit;
        if (!budget.take(bytes)) return "full";
        path.push(here.words.slice(0, wordsPerState));
        if (!this.visit(step)) return "full";
        const noted = [...findings.violatedAt];
        engine.expand(here.words, this.visits, this.visits, this.visits + 1, batch);
        const isNew = (at: number, property: number): boolean => at !== noted[property];
        if (findings.errorAt !== NOWHERE || findings.violatedAt.some(isNew)) {
          this.paths.set(
            this.visits,
            withoutLoops(path)
              .flatMap((position) => path.slice(position, position + 1))
              .map((words) => engine.decode(words, 0)),
          );
        }
        this.visits += 1;
        this.transitions += batch.count;
        if (findings.errorAt !== NOWHERE || batch.count === 0 || step === depth) return "ended";
        const taken = random.below(batch.count) * wordsPerState;
        here.words.set(batch.words.subarray(taken, taken + wordsPerState));
      }
    } finally {
      budget.release(path.length * bytes);
    }
  }

  pathTo(target: number): readonly State[] {
    return this.paths.get(target) ?? [];
  }

  private visit(step: number): boolean {
    const before = this.count;
    this.here.parents[0] = NOWHERE;
    const stored = this.visited.insert(this.here);
    if (this.count > before) {
      while (this.levels.length <= step) this.levels.push(0);
      this.levels[step] = (this.levels[step] ?? 0) + 1;
    }
    return stored;
  }
}
