import type { Model } from "../../model";
import { inTurns, type Laboratory } from "../laboratory";
import { type Cost, measured, usesIn } from "./cost";
import type { Solution } from "./hunt";
import { byCost } from "./rank";
import type { Scenario } from "./scenario";
import type { Suggestion } from "./suggestion";
import { policyUnder, type Universe } from "./universe";

/** Says what each solution costs, and orders them by that. */
export async function priced(
  solutions: readonly Solution[],
  universe: Universe,
  scenarios: readonly Scenario[],
  laboratory: Laboratory,
): Promise<readonly Suggestion[]> {
  const price = pricing(laboratory);
  const suggestions = await inTurns(solutions, 1, async ({ changes, decision }): Promise<Suggestion> => {
    const rules = policyUnder(changes, universe, scenarios[0]?.rules ?? []);
    const costs: Cost[] = [];
    for (const { model, result } of decision.results) {
      for (const use of usesIn(result, model, rules)) {
        const isKnown = costs.some(({ rule, actor }) => rule === use.rule && actor === use.actor);
        if (!isKnown) costs.push(await price(use, model));
      }
    }
    const used = new Set(costs.map(({ rule }) => rule));
    return {
      changes: changes.flatMap((item) => universe.items[item] ?? []),
      costs,
      idle: rules.map(({ id }) => id).filter((id) => !used.has(id)),
      searches: decision.results.map(({ result: { states, transitions } }) => ({ states, transitions })),
    };
  });
  return [...suggestions].sort(byCost);
}

/** Measures what a rule costs an actor once, in the first set that has it. */
function pricing(laboratory: Laboratory): (cost: Cost, model: Model) => Promise<Cost> {
  const known = new Map<string, Cost>();
  return async (cost, model) => {
    const name = `${cost.rule} ${cost.actor}`;
    const found = known.get(name) ?? (await measured(cost, model, laboratory));
    known.set(name, found);
    return found;
  };
}
