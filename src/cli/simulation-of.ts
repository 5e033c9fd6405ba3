import type { SimulationOptions } from "../checker";

/** Steps of a random run, unless `--max-depth` says otherwise. */
export const DEFAULT_STEPS = 1000;

/** What the command line says about random runs. */
export interface SimulationChoice {
  readonly simulate?: number;
  readonly seed?: number;
}

/** The random runs that were asked for; undefined where a search was. `depth`: the limit in force on steps. */
export function simulationOf(
  { simulate: runs, seed = 0 }: SimulationChoice,
  depth: number | undefined,
): Pick<SimulationOptions, "runs" | "depth" | "seed"> | undefined {
  return runs === undefined ? undefined : { runs, seed, depth: depth ?? DEFAULT_STEPS };
}
