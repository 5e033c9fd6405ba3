import type { CheckResult } from "../../checker";
import type { Model, Property } from "../../model";
import { assemble } from "../../policies";
import type { Spec } from "../../spec";
import { unitsOf } from "../ablation/ablations";
import { inTurns, type Laboratory } from "../laboratory";
import type { PropertyOutcome } from "../outcome";
import { type BuiltVariant, buildVariant, type Edit, type SpecSource, unchanged, valueIn } from "../variant";
import { type Candidate, candidatesFor } from "./candidates";
import { type Cost, measured, usesIn, withUses } from "./cost";
import { type Counterexample, counterexampleOf, relevantItems, replays } from "./counterexample";
import { oracleModel } from "./oracle";
import { type ChangeSet, type Item, policyUnder, type RulesOf, rulesOf, type Universe, universeOf } from "./universe";

export interface SuggestOptions {
  /** Properties that must hold; default: all that the specs check. */
  readonly require?: readonly string[];
  /** Decision points at which rules may be added; default: all. */
  readonly points?: readonly string[];
  /** Only these rules may be added, by id; default: every rule that the decision points declare. */
  readonly offer?: readonly string[];
  /** Stop at the first set that will do. Default: find all. */
  readonly first?: boolean;
  /** No set with more changes is looked at. */
  readonly mostChanges: number;
  /** So many sets are looked at, at most. */
  readonly mostSets: number;
  /** Seconds since 1970 times 1000 at which to stop looking. */
  readonly deadline?: number;
  /** Told now and then how far it is. */
  readonly onProgress?: (progress: SuggestProgress) => void;
}

export interface SuggestProgress {
  readonly changes: number;
  readonly sets: number;
  readonly found: number;
}

/** A set of changes that makes all required properties hold, no part of which does. */
export interface Suggestion {
  readonly changes: readonly Item[];
  readonly costs: readonly Cost[];
  /** Rules of the policy that decide nothing any more. */
  readonly idle: readonly string[];
  /** What the searches that verify it went through, one for each scenario. */
  readonly searches: readonly { readonly states: number; readonly transitions: number }[];
}

/** A set with which nothing is violated, but something required holds only because it is never put to the test. */
export interface VacuousSet {
  readonly changes: readonly Item[];
  readonly properties: readonly PropertyOutcome[];
}

/** A counterexample that nothing on offer changes: it replays under every set of changes. */
export interface Unavoidable {
  readonly scenario: string;
  readonly property: string;
  readonly steps: number;
}

export interface SuggestStats {
  readonly candidates: number;
  /** Sets that were looked at. */
  readonly sets: number;
  /** Of these, excluded because a counterexample that was known replays under them. */
  readonly excluded: number;
  /** Left out because part of them is a solution. */
  readonly subsumed: number;
  readonly searches: number;
  readonly counterexamples: number;
  /** Sets of so many changes and fewer were all decided; the sizes beyond it were not, or only in part. */
  readonly decidedUpTo: number;
}

/** What cut the search for sets; undefined where every set is decided. */
export type SuggestLimit = "changes" | "sets" | "time" | "interrupted" | "search" | "first";

export interface SuggestReport {
  readonly files: readonly string[];
  readonly title: string;
  readonly required: readonly string[];
  /** By cost: errors, then steps of waiting, then copies, then skipped pages, then the number of changes. */
  readonly suggestions: readonly Suggestion[];
  readonly vacuous: readonly VacuousSet[];
  readonly unavoidable: readonly Unavoidable[];
  readonly stats: SuggestStats;
  readonly limit?: SuggestLimit;
}

export type Suggested =
  | { readonly kind: "report"; readonly report: SuggestReport }
  | { readonly kind: "unknown-property"; readonly property: string; readonly known: readonly string[] }
  | { readonly kind: "refused"; readonly source: SpecSource; readonly built: Refused };

type Refused = Extract<BuiltVariant, { readonly kind: "refused" }>;

/** One spec's system, actors and kernel, under the policy that is to be found. */
export interface Scenario {
  readonly file: string;
  readonly spec: Spec;
  readonly rules: RulesOf;
  /** Properties of it that are required. */
  readonly required: readonly Property[];
  /** Of these, those that nothing puts to the test even without any rule. */
  readonly hopeless: ReadonlySet<string>;
}

/**
 * Finds all smallest sets of changes to the policy of the first spec under which the required properties hold in the
 * scenarios of all specs. Sets are looked at in the order of their size. One under which a known counterexample replays is
 * excluded without a search, and so is one that contains a solution; every other is searched. From an excluded set the
 * way goes on through those changes only that interfere with the counterexample: any solution has one of them.
 */
export async function suggest(
  sources: readonly SpecSource[],
  laboratory: Laboratory,
  options: SuggestOptions,
): Promise<Suggested> {
  const prepared = await prepare(sources, laboratory, options);
  if (prepared.kind !== "prepared") return prepared;
  const hunt = new Hunt(prepared.universe, prepared.scenarios, laboratory, options);
  await hunt.run();
  const [first] = prepared.scenarios;
  return {
    kind: "report",
    report: {
      files: prepared.scenarios.map(({ file }) => file),
      title: first?.spec.title ?? "",
      required: [...new Set(prepared.scenarios.flatMap(({ required }) => required.map(({ id }) => id)))],
      ...(await hunt.report()),
    },
  };
}

type Prepared =
  | { readonly kind: "prepared"; readonly universe: Universe; readonly scenarios: readonly Scenario[] }
  | Exclude<Suggested, { readonly kind: "report" }>;

async function prepare(
  sources: readonly SpecSource[],
  laboratory: Laboratory,
  { require, points, offer }: SuggestOptions,
): Promise<Prepared> {
  const [first] = sources;
  if (first === undefined) throw new TypeError("there is no spec");
  const policy = valueIn(first.text, ["policy"]);
  const edits: readonly Edit[] = [
    policy === undefined ? { kind: "delete", path: ["policy"] } : { kind: "set", path: ["policy"], value: policy },
  ];
  const built: { readonly source: SpecSource; readonly spec: Spec }[] = [];
  for (const [position, source] of sources.entries()) {
    const made = buildVariant(source, position === 0 ? unchanged : { edits, rules: [] });
    if (made.kind === "refused") return { kind: "refused", source, built: made };
    built.push({ source: { ...source, text: made.text }, spec: made.spec });
  }
  const known = [...new Set(built.flatMap(({ spec }) => spec.assembly.properties.map(({ id }) => id)))];
  const unknown = require?.find((id) => !known.includes(id));
  if (unknown !== undefined) return { kind: "unknown-property", property: unknown, known };
  const offered = built.map(({ source, spec }) =>
    candidatesFor(source, spec, points).filter(({ written }) => offer?.includes(written.id) ?? true),
  );
  const [common = [], ...others] = offered;
  const all: readonly Candidate[] = mergedCandidates(common, others);
  const [base] = built;
  if (base === undefined) throw new TypeError("there is no spec");
  const universe = universeOf(base.spec, all, unitsOf(base.spec));
  const scenarios: Scenario[] = [];
  for (const [position, { source, spec }] of built.entries()) {
    const own = new Map((offered[position] ?? []).map((candidate) => [candidate.written.id, candidate]));
    const properties = spec.assembly.properties.filter(({ id }) => require?.includes(id) ?? true);
    const scenario: Scenario = {
      file: source.file,
      spec: { ...spec, assembly: { ...spec.assembly, properties } },
      // A rule at a point that this scenario does not come to is the one of the other scenario: it never decides here.
      rules: rulesOf(
        spec,
        all.map((candidate) => own.get(candidate.written.id) ?? candidate),
      ),
      required: properties,
      hopeless: new Set(),
    };
    scenarios.push({ ...scenario, hopeless: await hopelessIn(scenario, laboratory) });
  }
  return { kind: "prepared", universe, scenarios };
}

function mergedCandidates(
  first: readonly Candidate[],
  others: readonly (readonly Candidate[])[],
): readonly Candidate[] {
  const known = new Set(first.map(({ written }) => written.id));
  const more = others.flat().filter(({ written }) => {
    if (known.has(written.id)) return false;
    known.add(written.id);
    return true;
  });
  return [...first, ...more];
}

/** What is vacuous without any rule is so because of the scenario. */
async function hopelessIn({ spec }: Scenario, laboratory: Laboratory): Promise<ReadonlySet<string>> {
  const checked = await laboratory.check(assemble({ ...spec.assembly, rules: [] }).model);
  if (checked.kind !== "result") return new Set();
  return new Set(checked.result.properties.filter(({ verdict }) => verdict === "vacuous").map(({ id }) => id));
}

/** What a set of changes came to in all scenarios. */
type Decision =
  | { readonly kind: "violated"; readonly counterexamples: readonly Counterexample[] }
  | { readonly kind: "vacuous"; readonly properties: readonly PropertyOutcome[] }
  | { readonly kind: "holds"; readonly results: readonly { readonly model: Model; readonly result: CheckResult }[] }
  | { readonly kind: "open" }
  | { readonly kind: "no-model" };

/** The search through the sets of changes. */
class Hunt {
  private readonly known: Counterexample[] = [];
  private readonly solutions: {
    readonly changes: ChangeSet;
    readonly decision: Extract<Decision, { kind: "holds" }>;
  }[] = [];
  private readonly vacuous: { readonly changes: ChangeSet; readonly properties: readonly PropertyOutcome[] }[] = [];
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
    if (!this.known.some((each) => replays(each, changes, this.universe))) {
      this.counts.searches += 1;
      const decision = await this.decide(changes);
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
    return fewest
      .filter((item) => !this.isUseless(item, changes))
      .map((item) => [...changes, item].sort((left, right) => left - right));
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

  private async decide(changes: ChangeSet): Promise<Decision> {
    const results: { readonly model: Model; readonly result: CheckResult }[] = [];
    const untested: PropertyOutcome[] = [];
    for (const [position, scenario] of this.scenarios.entries()) {
      const rules = policyUnder(changes, this.universe, scenario.rules);
      const model = withUses(assemble({ ...scenario.spec.assembly, rules }).model);
      const checked = await this.laboratory.check(model, { stopAtViolation: true });
      if (checked.kind === "stopped") return { kind: "open" };
      if (checked.kind === "model-error") return { kind: "no-model" };
      const { result } = checked;
      const found = result.properties.flatMap(({ id, trace, stuck }) =>
        trace === undefined
          ? []
          : [{ property: id, scenario: position, trace, model, ...(stuck === undefined ? {} : { only: changes }) }],
      );
      if (found.length > 0) {
        const oracle = oracleModel(scenario.spec, rules, scenario.rules);
        return {
          kind: "violated",
          counterexamples: found.map((each) =>
            "only" in each ? { ...each, visits: [] } : counterexampleOf(each, oracle, this.universe),
          ),
        };
      }
      if (!result.complete) return { kind: "open" };
      for (const { id, verdict, missing } of result.properties) {
        if (verdict === "vacuous" && !scenario.hopeless.has(id)) untested.push({ id, verdict, missing });
      }
      results.push({ model, result });
    }
    return untested.length > 0 ? { kind: "vacuous", properties: untested } : { kind: "holds", results };
  }

  /** Measures what a rule costs an actor once, in the first set that has it. */
  private pricing(): (cost: Cost, model: Model) => Promise<Cost> {
    const known = new Map<string, Cost>();
    return async (cost, model) => {
      const name = `${cost.rule} ${cost.actor}`;
      const priced = known.get(name) ?? (await measured(cost, model, this.laboratory));
      known.set(name, priced);
      return priced;
    };
  }

  async report(): Promise<Pick<SuggestReport, "suggestions" | "vacuous" | "unavoidable" | "stats" | "limit">> {
    const found = [...this.solutions].sort(
      (left, right) => left.changes.length - right.changes.length || compareSets(left.changes, right.changes),
    );
    const price = this.pricing();
    const suggestions = await inTurns(found, 1, async ({ changes, decision }): Promise<Suggestion> => {
      const rules = policyUnder(changes, this.universe, this.scenarios[0]?.rules ?? []);
      const costs: Cost[] = [];
      for (const { model, result } of decision.results) {
        for (const use of usesIn(result, model, rules)) {
          const isKnown = costs.some(({ rule, actor }) => rule === use.rule && actor === use.actor);
          if (!isKnown) costs.push(await price(use, model));
        }
      }
      const used = new Set(costs.map(({ rule }) => rule));
      return {
        changes: changes.flatMap((item) => this.universe.items[item] ?? []),
        costs,
        idle: rules.map(({ id }) => id).filter((id) => !used.has(id)),
        searches: decision.results.map(({ result: { states, transitions } }) => ({ states, transitions })),
      };
    });
    const minimal = this.vacuous.filter(
      ({ changes }) => !this.vacuous.some((other) => other.changes !== changes && isSubset(other.changes, changes)),
    );
    return {
      suggestions: [...suggestions].sort(byCost),
      vacuous: minimal.map(({ changes, properties }) => ({
        changes: changes.flatMap((item) => this.universe.items[item] ?? []),
        properties,
      })),
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

function isSubset(small: ChangeSet, large: ChangeSet): boolean {
  return small.every((item) => large.includes(item));
}

function compareSets(left: ChangeSet, right: ChangeSet): number {
  for (const [position, item] of left.entries()) {
    const other = right[position] ?? -1;
    if (item !== other) return item - other;
  }
  return 0;
}

/** Errors weigh most, then waiting, copies, pages left dirty, changes to the policy. */
function weight({ costs, changes }: Suggestion): readonly number[] {
  const count = (...burdens: readonly Cost["burden"][]): number =>
    costs.filter(({ burden }) => burdens.includes(burden)).length;
  const waiting = costs.reduce((sum, { steps = 0 }) => sum + steps, 0);
  return [
    count("fails", "is refused a pin"),
    waiting,
    count("writes a copy"),
    count("skips", "keeps dirty"),
    changes.length,
  ];
}

function byCost(left: Suggestion, right: Suggestion): number {
  const [one, other] = [weight(left), weight(right)];
  for (const [position, value] of one.entries()) {
    const difference = value - (other[position] ?? 0);
    if (difference !== 0) return difference;
  }
  const name = ({ changes }: Suggestion): string => JSON.stringify(changes);
  return name(left) < name(right) ? -1 : 1;
}
