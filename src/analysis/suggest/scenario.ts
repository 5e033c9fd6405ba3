import type { Property } from "../../model";
import { assemble } from "../../policies";
import type { Spec } from "../../spec";
import { unitsOf } from "../ablation/ablations";
import type { Laboratory } from "../laboratory";
import { type BuiltVariant, buildVariant, type Edit, type SpecSource, unchanged, valueIn } from "../variant";
import { type Candidate, candidatesFor } from "./candidates";
import type { SuggestOptions } from "./suggestion";
import { type RulesOf, rulesOf, type Universe, universeOf } from "./universe";

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

/** What there is to be searched for, and where it must hold. */
export type Prepared =
  | { readonly kind: "prepared"; readonly universe: Universe; readonly scenarios: readonly Scenario[] }
  | Unprepared;

/** Why nothing can be searched for. */
export type Unprepared =
  | { readonly kind: "unknown-property"; readonly property: string; readonly known: readonly string[] }
  | { readonly kind: "refused"; readonly source: SpecSource; readonly built: Refused };

type Refused = Extract<BuiltVariant, { readonly kind: "refused" }>;

/** Reads the specs under the policy of the first, and what is on offer there. */
export async function prepare(
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
