import { type PropertyReport, passed, type RunReport, type SpecResult } from "../spec-result";
import { type Claim, claims } from "./known-claims";

/** A spec about a claim, with the property that says most. */
export interface ClaimSpec {
  readonly result: SpecResult;
  /** Undefined where the spec checks nothing. */
  readonly decisive: PropertyReport | undefined;
  /** How many more properties have the same verdict. */
  readonly others: number;
}

export interface ClaimReport {
  readonly claim: Claim;
  readonly specs: readonly ClaimSpec[];
}

/** Every claim with its specs, in the order of the run. A spec about two claims is there twice. */
export function claimReports({ outcomes }: RunReport): readonly ClaimReport[] {
  const results = outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome.result] : []));
  return claims.map((claim) => ({
    claim,
    specs: results.filter((result) => result.claims.includes(claim.id)).map(claimSpec),
  }));
}

function claimSpec(result: SpecResult): ClaimSpec {
  const decisive = decisiveOf(result);
  const same = result.properties.filter(({ verdict }) => verdict === decisive?.verdict);
  return { result, decisive, others: Math.max(0, same.length - 1) };
}

/** What is not as expected; else the violation with the shortest trace; else what the spec expects, in its order. */
function decisiveOf({ properties }: SpecResult): PropertyReport | undefined {
  const surprising = properties.find(({ judgement }) => judgement !== "met");
  const violated = properties
    .filter(({ verdict }) => verdict === "violated")
    .toSorted((left, right) => lengthOf(left) - lengthOf(right));
  return surprising ?? violated[0] ?? properties.find(({ expected }) => expected !== undefined) ?? properties[0];
}

const lengthOf = ({ trace }: PropertyReport): number => trace?.length ?? Number.POSITIVE_INFINITY;

export const isAsExpected = ({ result }: ClaimSpec): boolean => passed(result);
