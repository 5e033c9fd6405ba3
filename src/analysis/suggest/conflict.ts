import type { Laboratory } from "../laboratory";
import type { SpecSource } from "../variant";
import { suggest } from "./suggest";
import type { Suggestion, SuggestOptions } from "./suggestion";

/** One required property less, and what that makes possible. */
export interface Relaxation {
  readonly without: string;
  /** The cheapest set then; undefined where a limit kept it from being found. */
  readonly suggestion?: Suggestion;
}

/** Required properties no set of changes makes hold together, while any one less can be had. */
export interface Conflict {
  readonly properties: readonly string[];
  readonly relaxations: readonly Relaxation[];
  /** False where a limit kept a smaller conflict from being ruled out. */
  readonly minimal: boolean;
}

/**
 * Why no set of changes makes all required properties hold: leaves out one property after the other as long as there is
 * still none. Only for what was searched without a limit, so that "none" is known.
 */
export async function conflictAmong(
  required: readonly string[],
  sources: readonly SpecSource[],
  laboratory: Laboratory,
  options: SuggestOptions,
): Promise<Conflict> {
  let properties = required;
  let minimal = true;
  const relaxations = new Map<string, Relaxation>();
  for (const without of required) {
    const rest = properties.filter((id) => id !== without);
    if (rest.length === 0) break;
    const tried = await suggest(sources, laboratory, { ...options, require: rest });
    if (tried.kind !== "report") break;
    const [suggestion] = tried.report.suggestions;
    if (suggestion !== undefined) relaxations.set(without, { without, suggestion });
    else if (tried.report.limit === undefined) properties = rest;
    else {
      minimal = false;
      relaxations.set(without, { without });
    }
    if (laboratory.isStopped) break;
  }
  return {
    properties,
    relaxations: properties.flatMap((id) => relaxations.get(id) ?? []),
    minimal: minimal && !laboratory.isStopped,
  };
}
