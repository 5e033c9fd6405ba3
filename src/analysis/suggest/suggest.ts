import type { Laboratory } from "../laboratory";
import type { SpecSource } from "../variant";
import { Hunt } from "./hunt";
import { priced } from "./priced";
import { prepare, type Unprepared } from "./scenario";
import type { SuggestOptions, SuggestReport } from "./suggestion";

export type Suggested = { readonly kind: "report"; readonly report: SuggestReport } | Unprepared;

/**
 * Finds all smallest sets of changes to the policy of the first spec under which the required properties hold in the
 * scenarios of all specs. Sets are looked at in the order of their size. One under which a known counterexample replays is
 * excluded without a search, and so is one that contains a solution; every other is searched. From an excluded set the
 * way goes on through those changes only that interfere with the counterexample: any solution has one of them.
 */
export async function suggest(
  sources: readonly SpecSource[],
  laboratory: Laboratory,
  options: SuggestOptions,
): Promise<Suggested> {
  const prepared = await prepare(sources, laboratory, options);
  if (prepared.kind !== "prepared") return prepared;
  const hunt = new Hunt(prepared.universe, prepared.scenarios, laboratory, options);
  await hunt.run();
  const { solutions, vacuous, ...bag } = hunt.bag();
  const { items } = prepared.universe;
  const [first] = prepared.scenarios;
  return {
    kind: "report",
    report: {
      files: prepared.scenarios.map(({ file }) => file),
      title: first?.spec.title ?? "",
      required: [...new Set(prepared.scenarios.flatMap(({ required }) => required.map(({ id }) => id)))],
      suggestions: await priced(solutions, prepared.universe, prepared.scenarios, laboratory),
      vacuous: vacuous.map(({ changes, properties }) => ({
        changes: changes.flatMap((item) => items[item] ?? []),
        properties,
      })),
      ...bag,
    },
  };
}
