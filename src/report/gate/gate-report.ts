import { type PropertyReport, passed, type RunReport, type SpecOutcome, type SpecResult } from "../spec-result";
import type { StaleEntry } from "./baseline";
import { type Concern, concernsOf, concernsOfSpec, defaultConcerns } from "./concern";

/** What was asked of a run as a gate, and what came of it. */
export interface GateReport {
  readonly failOn: readonly Concern[];
  readonly baseline?: {
    readonly file: string;
    /** The version that recorded it. */
    readonly toolVersion: string;
    readonly stale: readonly StaleEntry[];
    /** How many verdicts it knows after this run, where it was written anew. */
    readonly written?: number;
  };
  /** Specs that were not run because they have not changed. */
  readonly unchanged?: {
    readonly since: string;
    readonly specs: readonly string[];
  };
}

/** What of an outcome a gate fails on. */
export function failures(outcome: SpecOutcome, failOn: readonly Concern[] = defaultConcerns): readonly Concern[] {
  if (outcome.kind !== "checked") return [];
  return concernsOfSpec(outcome.result).filter((concern) => failOn.includes(concern));
}

/** True where every verdict is as it should be, or known. */
export function tolerated(result: SpecResult): boolean {
  return passed(result) || result.properties.every(({ judgement, known }) => judgement === "met" || known === true);
}

/** The verdicts that the baseline knows. */
export function knownVerdicts({ outcomes }: RunReport): readonly (PropertyReport & { readonly spec: string })[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind !== "checked") return [];
    const { spec, properties } = outcome.result;
    return properties.filter(({ known }) => known === true).map((property) => ({ ...property, spec }));
  });
}

/** What is not as it should be, and does not count because the gate was not told to fail on it: how often, by concern. */
export function notCounted({ outcomes, gate }: RunReport): ReadonlyMap<Concern, number> {
  const failOn = gate?.failOn ?? defaultConcerns;
  const properties = outcomes.flatMap((outcome) => (outcome.kind === "checked" ? outcome.result.properties : []));
  const counts = new Map<Concern, number>();
  for (const property of properties) {
    const concerns = property.known === true ? [] : concernsOf(property);
    const [first] = concerns;
    if (first === undefined || concerns.some((concern) => failOn.includes(concern))) continue;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return counts;
}
