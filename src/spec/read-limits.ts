import { conform } from "./conform";
import type { Findings } from "./findings";
import { limitsSchema } from "./schema";
import type { SpecLimits } from "./spec";
import type { Tree } from "./tree";

const UNITS: Readonly<Record<string, number>> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

export function readLimits(tree: Tree | undefined, findings: Findings): SpecLimits {
  const data = tree && conform(limitsSchema, tree, '"limits"', findings);
  if (data === undefined) return {};
  const { states, depth, seconds, memory } = data;
  return {
    ...(states === undefined ? {} : { states }),
    ...(depth === undefined ? {} : { depth }),
    ...(seconds === undefined ? {} : { seconds }),
    ...(memory === undefined ? {} : { memoryBytes: bytesOf(memory) }),
  };
}

/** The bytes that a text like "512MiB" stands for. */
function bytesOf(memory: string): number {
  return Number.parseInt(memory, 10) * (UNITS[memory.slice(-3)] ?? 1);
}
