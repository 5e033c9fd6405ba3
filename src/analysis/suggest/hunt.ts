import { inTurns, type Laboratory } from "../laboratory";
import type { PropertyOutcome } from "../outcome";
import { type ChangeSet, compareSets, isSubset } from "./change-set";
import type { Counterexample } from "./counterexample";
import { type Decision, decide } from "./decision";
import { relevantItems, replays } from "./replay";
import type { Scenario } from "./scenario";
import type { SuggestLimit, SuggestOptions, SuggestStats, Unavoidable } from "./suggestion";
import type { Universe } from "./universe";

/** A set of changes under which everything holds, with the complete searches that say so. */
export interface Solution {
  readonly changes: ChangeSet;
  readonly decision: Extract<Decision, { readonly kind: "holds" }>;
}

/** What a hunt has brought in. */
export interface Bag {
  readonly solutions: readonly Solution[];
  /** Smallest sets that hold only because something never happens any more. */
  readonly vacuous: readonly { readonly changes: ChangeSet; readonly properties: readonly PropertyOutcome[] }[];
  readonly unavoidable: readonly Unavoidable[];
  readonly stats: SuggestStats;
  readonly limit?: SuggestLimit;
}

/** The search through the sets of changes. */
export class Hunt {
  private readonly known: Counterexample[] = [];
  private readonly solutions: Solution[] = [];
  private readonly vacuous: Bag["vacuous"][number][] = [];
  private readonly unavoidable = new Map<string, Unavoidable>();
  private readonly counts = { sets: 0, excluded: 0, subsumed: 0, searches: 0 };
  private limit: SuggestLimit | undefined;
  private decidedUpTo = -1;

  constructor(
    private readonly universe: Universe,
    private readonly scenarios: readonly Scenario[],
    private readonly laboratory: Laboratory,
    private readonly options: SuggestOptions,
  ) {}

  async run(): Promise<void> {
    let level: readonly ChangeSet[] = [[]];
    for (let size = 0; level.length > 0; size += 1) {
      if (size > this.options.mostChanges) {
        this.limit ??= "changes";
        return;
      }
      const next = new Map<string, ChangeSet>();
      await inTurns(level, this.laboratory.width, async (changes) => {
        if (this.isOver()) return;
        for (const set of await this.look(changes)) next.set(set.join(), set);
        this.options.onProgress?.({ changes: size, sets: this.counts.sets, found: this.solutions.length });
      });
      if (this.isOver()) return;
      if (this.limit === undefined) this.decidedUpTo = size;
      level = [...next.values()].sort((left, right) => compareSets(left, right));
    }
  }

  /** Decides one set, and gives the larger ones through which the way goes on. */
  private async look(changes: ChangeSet): Promise<readonly ChangeSet[]> {
    if ([...this.solutions, ...this.vacuous].some((part) => isSubset(part.changes, changes))) {
      this.counts.subsumed += 1;
      return [];
    }
    this.counts.sets += 1;
    if (!this.isExcluded(changes)) {
      this.counts.searches += 1;
      const decision = await decide(changes, this.universe, this.scenarios, this.laboratory);
      switch (decision.kind) {
        case "holds":
          this.solutions.push({ changes, decision });
          return [];
        case "vacuous":
          this.vacuous.push({ changes, properties: decision.properties });
          return [];
        case "no-model":
          return [];
        case "open":
          if (!this.laboratory.isStopped) this.limit ??= "search";
          return [];
        case "violated":
          this.known.push(...decision.counterexamples);
      }
    } else this.counts.excluded += 1;
    return this.onwards(changes);
  }

  /** A known counterexample replays. */
  private isExcluded(changes: ChangeSet): boolean {
    return this.options.exclusion !== false && this.known.some((each) => replays(each, changes, this.universe));
  }

  /** The sets with one change more of which every solution that contains this one must contain one. */
  private onwards(changes: ChangeSet): readonly ChangeSet[] {
    let fewest: readonly number[] | undefined;
    for (const each of this.known) {
      if (!replays(each, changes, this.universe)) continue;
      const items = relevantItems(each, changes, this.universe);
      if (items.length === 0 && changes.length === 0) {
        const { file = "" } = this.scenarios[each.scenario] ?? {};
        const { property } = each;
        this.unavoidable.set(`${file} ${property}`, { scenario: file, property, steps: each.trace.moves.length });
      }
      if (fewest === undefined || items.length < fewest.length) fewest = items;
    }
    if (fewest === undefined) throw new TypeError("a counterexample does not replay under the set that it is of");
    const wanted = this.options.exclusion === false ? this.others(changes) : fewest;
    return wanted
      .filter((item) => !this.isUseless(item, changes))
      .map((item) => [...changes, item].sort((left, right) => left - right));
  }

  private others(changes: ChangeSet): readonly number[] {
    return [...this.universe.items.keys()].filter((item) => !changes.includes(item));
  }

  /** A rule beside one with the same condition at the same point: one of them never decides. */
  private isUseless(item: number, changes: ChangeSet): boolean {
    const { items, entries } = this.universe;
    if (items[item]?.kind !== "add") return false;
    const place = entries[item]?.place;
    return changes.some((other) => items[other]?.kind === "add" && entries[other]?.place === place);
  }

  private isOver(): boolean {
    const { mostSets, deadline, first } = this.options;
    if (this.laboratory.isStopped) this.limit = "interrupted";
    else if (this.counts.sets >= mostSets) this.limit ??= "sets";
    else if (first === true && this.solutions.length > 0) this.limit ??= "first";
    else if (deadline !== undefined && Date.now() >= deadline) this.limit ??= "time";
    else return false;
    return true;
  }

  bag(): Bag {
    const { vacuous } = this;
    return {
      solutions: [...this.solutions].sort(
        (left, right) => left.changes.length - right.changes.length || compareSets(left.changes, right.changes),
      ),
      vacuous: vacuous.filter(
        ({ changes }) => !vacuous.some((other) => other.changes !== changes && isSubset(other.changes, changes)),
      ),
      unavoidable: [...this.unavoidable.values()],
      stats: {
        candidates: this.universe.items.length,
        ...this.counts,
        counterexamples: this.known.length,
        decidedUpTo: this.decidedUpTo,
      },
      ...(this.limit === undefined ? {} : { limit: this.limit }),
    };
  }
}
