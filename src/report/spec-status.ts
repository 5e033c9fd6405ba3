import { tolerated } from "./gate/gate-report";
import { passed, type SpecOutcome } from "./spec-result";

/**
 * What a spec came to, in a word; `open`: a limit cut the search before everything was decided; `known`: what is not as it
 * should be is in the baseline.
 */
export type SpecStatus = "ok" | "known" | "failed" | "open" | "error";

export function statusOf(outcome: SpecOutcome): SpecStatus {
  if (outcome.kind !== "checked") return "error";
  if (passed(outcome.result)) return "ok";
  if (tolerated(outcome.result)) return "known";
  const isWrong = outcome.result.properties.some(({ judgement, known }) => judgement === "wrong" && known !== true);
  return isWrong ? "failed" : "open";
}

/** The spec as it was named. */
export function specOf(outcome: SpecOutcome): string {
  return outcome.kind === "checked" ? outcome.result.spec : outcome.spec;
}
