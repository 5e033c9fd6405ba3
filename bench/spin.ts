import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writePromela } from "../src/export/promela/write-promela";
import { parsePanReport } from "../src/export/run/pan-report";
import type { Contender, Run, RunLimits } from "./contender";
import { runMeasured } from "./measured-process";
import { failureOf, processLimits, runStages } from "./stages";

const MEBIBYTE = 2 ** 20;
const FIRST_DEPTH = 10_000;
const DEPTH_FACTOR = 10;
const LARGEST_DEPTH = 100_000_000;

interface SpinOptions {
  readonly name: string;
  /** Partial-order reduction and everything else that SPIN does by default to see fewer states. */
  readonly reduce: boolean;
}

/**
 * SPIN, depth-first. The table is as large as its manual advises (a slot for each state), and the stack as deep as it has
 * to be, which the first run finds out; only the last attempt is measured.
 */
export function spin({ name, reduce }: SpinOptions): Contender {
  return {
    name,
    sameStates: !reduce,
    prepare: async (model, folder, limits) => {
      const { text, extraStates, extraTransitions } = writePromela(model, { kind: "counts" });
      await writeFile(join(folder, "model.pml"), text);
      const memory = `-DMEMLIM=${String(Math.floor(limits.memoryBytes / MEBIBYTE))}`;
      const options = ["-O3", "-w", "-DSAFETY", ...(reduce ? [] : ["-DNOREDUCE"]), memory];
      const seconds = await runStages(
        [
          ["spin", ...(reduce ? [] : ["-o1", "-o2", "-o3"]), "-a", "model.pml"],
          ["gcc", ...options, "-o", "pan", "pan.c"],
        ],
        folder,
      );
      if (typeof seconds !== "number") return seconds;
      const attempt = search(folder, limits, extraStates, reduce ? undefined : extraTransitions);
      return { kind: "ready", seconds, run: attempt };
    },
  };
}

function search(
  folder: string,
  limits: RunLimits,
  extraStates: number,
  extraTransitions: number | undefined,
): (expectedStates: number) => Promise<Run> {
  let depth = FIRST_DEPTH;
  return async (expectedStates) => {
    const table = Math.min(30, Math.max(16, Math.ceil(Math.log2(expectedStates))));
    for (; ; depth *= DEPTH_FACTOR) {
      const args = ["-E", "-n", `-w${String(table)}`, `-m${String(depth)}`];
      const done = await runMeasured(join(folder, "pan"), args, folder, processLimits(limits));
      const report = parsePanReport(done.output);
      if (done.kind !== "exited" || report === undefined) return failureOf(done);
      if (report.isTooDeep && depth < LARGEST_DEPTH) continue;
      if (report.isCut || report.isTooDeep || report.errors.length > 0) return failureOf(done);
      return {
        kind: "done",
        states: report.stored - extraStates,
        // The first state is stored without a transition that leads to it.
        transitions: extraTransitions === undefined ? undefined : report.stored + report.matched - 1 - extraTransitions,
        seconds: done.seconds,
        cpuSeconds: done.cpuSeconds,
        memoryBytes: done.peakBytes,
      };
    }
  };
}
