import type { CheckResult } from "../../checker";
import type { Model } from "../../model";
import { assemble } from "../../policies";
import type { Laboratory } from "../laboratory";
import type { PropertyOutcome } from "../outcome";
import type { ChangeSet } from "./change-set";
import { withUses } from "./cost";
import { type Counterexample, counterexampleOf } from "./counterexample";
import { oracleModel } from "./oracle";
import type { Scenario } from "./scenario";
import { policyUnder, type Universe } from "./universe";

/** What a set of changes came to in all scenarios. */
export type Decision =
  | { readonly kind: "violated"; readonly counterexamples: readonly Counterexample[] }
  | { readonly kind: "vacuous"; readonly properties: readonly PropertyOutcome[] }
  | { readonly kind: "holds"; readonly results: readonly { readonly model: Model; readonly result: CheckResult }[] }
  | { readonly kind: "open" }
  | { readonly kind: "no-model" };

/** Searches all scenarios under a set of changes, up to the first that is violated. */
export async function decide(
  changes: ChangeSet,
  universe: Universe,
  scenarios: readonly Scenario[],
  laboratory: Laboratory,
): Promise<Decision> {
  const results: { readonly model: Model; readonly result: CheckResult }[] = [];
  const untested: PropertyOutcome[] = [];
  for (const [position, scenario] of scenarios.entries()) {
    const rules = policyUnder(changes, universe, scenario.rules);
    const model = withUses(assemble({ ...scenario.spec.assembly, rules }).model);
    const checked = await laboratory.check(model, { stopAtViolation: true });
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
          "only" in each ? { ...each, visits: [] } : counterexampleOf(each, oracle, universe),
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
