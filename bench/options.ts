import { parseArgs } from "node:util";
import type { RunLimits } from "./contender";

export interface BenchOptions {
  readonly runs: number;
  readonly limits: RunLimits;
  /** One tiny model, one run. */
  readonly quick: boolean;
  /** Run gupcheck from its sources instead of what was built. */
  readonly sources: boolean;
  /** Only rows whose name has one of these in it. */
  readonly only: readonly string[];
  /** Where results are kept; a row that is already there is not measured again. */
  readonly results: string | undefined;
}

export const USAGE = `npm run bench -- [--runs N] [--seconds N] [--memory MIB] [--only TEXT ...] [--results FILE] [--quick] [--sources]

  --runs N      rounds; default 5
  --seconds N   limit on each search; default 300
  --memory MIB  limit on each search; default 6144
  --only TEXT   only models whose name contains it (or another --only)
  --results FILE  keep results there, and do not measure again what is there already
  --quick       one round on a tiny model, to see that everything works
  --sources     run gupcheck from its sources, not from dist/`;

/** Throws where there is something wrong with the options. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string" },
      seconds: { type: "string", default: "300" },
      memory: { type: "string", default: "6144" },
      only: { type: "string", multiple: true, default: [""] },
      results: { type: "string" },
      quick: { type: "boolean", default: false },
      sources: { type: "boolean", default: false },
    },
  });
  return {
    runs: positive("--runs", values.runs ?? (values.quick ? "1" : "5")),
    limits: {
      seconds: positive("--seconds", values.seconds),
      memoryBytes: positive("--memory", values.memory) * 2 ** 20,
    },
    quick: values.quick,
    sources: values.sources,
    only: values.only,
    results: values.results,
  };
}

function positive(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new TypeError(`${option} needs a whole number from 1, not "${text}"`);
  return Number(text);
}
