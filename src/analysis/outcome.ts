import type { CheckResult, LimitHit, Verdict } from "../checker";
import type { Checked } from "./laboratory";

/** What was found about one property. `error`: the model goes wrong. `not-run`: there was no time for it. */
export type OutcomeVerdict = Verdict | "error" | "not-run";

export interface PropertyOutcome {
  readonly id: string;
  readonly verdict: OutcomeVerdict;
  /** Steps of the shortest counterexample that was found. */
  readonly steps?: number;
  /** What never happened, where the verdict is vacuous. */
  readonly missing: readonly string[];
}

/** What came of searching a variant, without its counterexamples. */
export interface Outcome {
  readonly modelHash: string;
  readonly states: number;
  readonly transitions: number;
  readonly complete: boolean;
  readonly limit?: LimitHit;
  readonly error?: { readonly code: string; readonly message: string };
  readonly properties: readonly PropertyOutcome[];
}

/** In the order of `properties`, the ids of what the model checks. */
export function outcomeOf(checked: Checked, modelHash: string, properties: readonly string[]): Outcome {
  if (checked.kind === "result") return resultOutcome(checked.result);
  const verdict = checked.kind === "stopped" ? "not-run" : "error";
  return {
    modelHash,
    states: 0,
    transitions: 0,
    complete: false,
    ...(checked.kind === "stopped" ? {} : { error: { code: checked.code, message: checked.message } }),
    properties: properties.map((id) => ({ id, verdict, missing: [] })),
  };
}

function resultOutcome({ modelHash, states, transitions, complete, limit, properties }: CheckResult): Outcome {
  return {
    modelHash,
    states,
    transitions,
    complete,
    ...(limit === undefined ? {} : { limit }),
    properties: properties.map(({ id, verdict, trace, missing }) => ({
      id,
      verdict,
      ...(trace === undefined ? {} : { steps: trace.moves.length }),
      missing,
    })),
  };
}
