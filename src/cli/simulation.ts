import { randomInt } from "node:crypto";
import { Option } from "commander";
import type { SimulationOptions } from "../checker";
import { wholeNumber } from "./option-values";
import { UsageError } from "./usage-error";

/** Steps of a random run, unless `--max-depth` says otherwise. */
const DEFAULT_STEPS = 1000;
const SEEDS = 2 ** 32;
const MOST_RUNS = 2 ** 32;

/** `--simulate RUNS` */
export function simulateOption(): Option {
  return new Option(
    "--simulate <runs>",
    `so many random runs of at most --max-depth steps (default: ${String(DEFAULT_STEPS)}) instead of a search: finds ` +
      "violations in what is too large to search, and never says that anything holds",
  )
    .argParser(wholeNumber(1, MOST_RUNS))
    .conflicts(["order", "store", "preemptions", "checkpoint", "checkpointEvery", "maxStates", "workers"]);
}

/** `--seed N` */
export function seedOption(): Option {
  return new Option("--seed <n>", "of --simulate; the same seed gives the same runs (default: a new one)").argParser(
    wholeNumber(0, SEEDS - 1),
  );
}

/** What the command line says about random runs. */
export interface SimulationChoice {
  readonly simulate?: number;
  readonly seed?: number;
}

/** The same with a seed, drawn where none was given, so that the runs can be made again. */
export function withSeed<T extends SimulationChoice>(options: T): T {
  const { simulate, seed } = options;
  if (simulate === undefined) {
    if (seed !== undefined) throw new UsageError("--seed goes with --simulate only: a search draws nothing");
    return options;
  }
  return { ...options, seed: seed ?? randomInt(SEEDS) };
}

/** The random runs that were asked for; undefined where a search was. `depth`: the limit in force on steps. */
export function simulationOf(
  { simulate: runs, seed = 0 }: SimulationChoice,
  depth: number | undefined,
): Pick<SimulationOptions, "runs" | "depth" | "seed"> | undefined {
  return runs === undefined ? undefined : { runs, seed, depth: depth ?? DEFAULT_STEPS };
}
