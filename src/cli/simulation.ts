import { randomInt } from "node:crypto";
import { Option } from "commander";
import { wholeNumber } from "./option-values";
import { DEFAULT_STEPS, type SimulationChoice } from "./simulation-of";
import { UsageError } from "./usage-error";

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

/** The same with a seed, drawn where none was given, so that the runs can be made again. */
export function withSeed<T extends SimulationChoice>(options: T): T {
  const { simulate, seed } = options;
  if (simulate === undefined) {
    if (seed !== undefined) throw new UsageError("--seed goes with --simulate only: a search draws nothing");
    return options;
  }
  return { ...options, seed: seed ?? randomInt(SEEDS) };
}
