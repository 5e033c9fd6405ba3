import type { Verdict } from "../../checker";
import type { PropertyReport, RunReport, SpecOutcome } from "../spec-result";
import { concernsOf } from "./concern";

/** A verdict that is not as it should be, and that is known. */
export interface BaselineEntry {
  /** As the baseline names it: see `nameIn`. */
  readonly spec: string;
  readonly property: string;
  readonly verdict: Verdict;
  readonly modelHash: string;
}

/** Known verdicts. They are tolerated only by the version that recorded them, and only of the very same models. */
export interface Baseline {
  readonly toolVersion: string;
  readonly entries: readonly BaselineEntry[];
}

/** Why an entry no longer fits. */
export type StaleReason =
  /** The whole baseline was recorded by another version. */
  | "other-version"
  | "spec-gone"
  | "property-gone"
  | "model-changed"
  | "verdict-changed"
  /** The verdict is the same, and the spec has come to expect it. */
  | "as-expected";

export interface StaleEntry extends BaselineEntry {
  readonly reason: StaleReason;
  /** The verdict now, where there is one. */
  readonly now?: Verdict;
}

/** How a baseline names the spec of an outcome; undefined for what it cannot name, such as standard input. */
export type NameIn = (spec: string) => string | undefined;

/** The outcome with the verdicts marked that the baseline knows. */
export function withKnown(outcome: SpecOutcome, baseline: Baseline, version: string, nameIn: NameIn): SpecOutcome {
  if (outcome.kind !== "checked" || baseline.toolVersion !== version) return outcome;
  const { result } = outcome;
  const spec = nameIn(result.spec);
  const isKnown = ({ id, verdict }: PropertyReport): boolean =>
    baseline.entries.some(
      (entry) =>
        entry.spec === spec &&
        entry.property === id &&
        entry.verdict === verdict &&
        entry.modelHash === result.modelHash,
    );
  const properties = result.properties.map((property) =>
    property.judgement !== "met" && isKnown(property) ? { ...property, known: true as const } : property,
  );
  return { kind: "checked", result: { ...result, properties } };
}

/**
 * The entries that no longer fit. An entry of a spec that was not run fits as long as the spec `exists`; one of a spec
 * whose search was cut before the verdict was reached still fits, as nothing else is known.
 */
export function staleEntries(
  baseline: Baseline,
  { outcomes, toolVersion, interrupted }: RunReport,
  nameIn: NameIn,
  exists: (spec: string) => boolean,
): readonly StaleEntry[] {
  if (interrupted) return [];
  if (baseline.toolVersion !== toolVersion) {
    return baseline.entries.map((entry) => ({ ...entry, reason: "other-version" }));
  }
  const found = new Map(
    outcomes.map((outcome) => [nameIn(outcome.kind === "checked" ? outcome.result.spec : outcome.spec), outcome]),
  );
  return baseline.entries.flatMap((entry): readonly StaleEntry[] => {
    const outcome = found.get(entry.spec);
    if (outcome === undefined) return exists(entry.spec) ? [] : [{ ...entry, reason: "spec-gone" }];
    return outcome.kind === "checked" ? staleIn(entry, outcome) : [];
  });
}

function staleIn(
  entry: BaselineEntry,
  { result }: Extract<SpecOutcome, { readonly kind: "checked" }>,
): readonly StaleEntry[] {
  const property = result.properties.find(({ id }) => id === entry.property);
  if (property === undefined) return [{ ...entry, reason: "property-gone" }];
  const now = property.verdict;
  if (result.modelHash !== entry.modelHash) return [{ ...entry, reason: "model-changed", now }];
  if (now === "inconclusive" && entry.verdict !== now) return [];
  if (now !== entry.verdict) return [{ ...entry, reason: "verdict-changed", now }];
  return property.judgement === "met" ? [{ ...entry, reason: "as-expected", now }] : [];
}

/**
 * The baseline that knows every verdict of a run that is not as it should be. Entries of specs that were not run are kept
 * as long as the spec `exists`, unless another version has recorded them.
 */
export function updatedBaseline(
  before: Baseline | undefined,
  { outcomes, toolVersion }: RunReport,
  nameIn: NameIn,
  exists: (spec: string) => boolean,
): Baseline {
  const results = outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome.result] : []));
  const run = new Set(results.map(({ spec }) => nameIn(spec)));
  const kept = before?.toolVersion === toolVersion ? before.entries : [];
  const fresh = results.flatMap(({ spec: path, modelHash, properties }): readonly BaselineEntry[] => {
    const spec = nameIn(path);
    if (spec === undefined) return [];
    const wrong = properties.filter((property) => concernsOf(property).length > 0);
    return wrong.map(({ id, verdict }) => ({ spec, property: id, verdict, modelHash }));
  });
  const entries = [...kept.filter(({ spec }) => !run.has(spec) && exists(spec)), ...fresh];
  const key = ({ spec, property }: BaselineEntry): string => `${spec}\n${property}`;
  return { toolVersion, entries: entries.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
}
