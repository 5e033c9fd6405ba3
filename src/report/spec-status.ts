import { passed, type SpecOutcome } from "./spec-result";

/** What a spec came to, in a word; `open`: a limit cut the search before everything was decided. */
export type SpecStatus = "ok" | "failed" | "open" | "error";

export function statusOf(outcome: SpecOutcome): SpecStatus {
  if (outcome.kind !== "checked") return "error";
  if (passed(outcome.result)) return "ok";
  return outcome.result.properties.some(({ judgement }) => judgement === "wrong") ? "failed" : "open";
}

/** The spec as it was named. */
export function specOf(outcome: SpecOutcome): string {
  return outcome.kind === "checked" ? outcome.result.spec : outcome.spec;
}
