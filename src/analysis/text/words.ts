import type { Outcome, OutcomeVerdict, PropertyOutcome } from "../outcome";

/** `1234567` as `1,234,567`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** `1 step`, `2 steps`. */
export const counted = (count: number, what: string): string => `${grouped(count)} ${what}${count === 1 ? "" : "s"}`;

/** A verdict in words: `violated in 28 steps`. */
export function verdictText({
  verdict,
  steps,
}: {
  readonly verdict: OutcomeVerdict;
  readonly steps?: number | undefined;
}): string {
  if (verdict === "violated" && steps !== undefined) return `violated in ${counted(steps, "step")}`;
  return verdict === "not-run" ? "not run" : verdict;
}

/** What was searched, and what cut it. */
export function searchText({ states, complete, limit, error }: Outcome): string {
  if (error !== undefined) return `the model goes wrong: ${error.message} [${error.code}]`;
  const cut = complete ? "" : `; not complete${limit === undefined ? "" : ` (limit: ${limit.kind})`}`;
  return `${counted(states, "state")}${cut}`;
}

/** `8 hold, 1 violated`. */
export function tally(properties: readonly PropertyOutcome[]): string {
  const verdicts = [...new Set(properties.map(({ verdict }) => verdict))];
  return verdicts
    .map((verdict) => {
      const count = properties.filter((each) => each.verdict === verdict).length;
      return `${String(count)} ${verdict === "holds" ? (count === 1 ? "holds" : "hold") : verdictText({ verdict })}`;
    })
    .join(", ");
}
