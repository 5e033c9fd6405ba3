import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { unlikeSpin } from "../src/export/promela/spin-fairness";
import { fairnessRoom, writePromela } from "../src/export/promela/write-promela";
import { parsePanReport } from "../src/export/run/pan-report";
import { subjectOf } from "../src/export/subject";
import type { Contender, Run } from "./contender";
import { runMeasured } from "./measured-process";
import { failureOf, processLimits, runStages } from "./stages";

const FIRST_DEPTH = 100_000;
const LARGEST_DEPTH = 1_000_000_000;

/**
 * SPIN with a response of the model, under weak fairness (`-a -f`), as its users run it: with partial-order reduction, which
 * leaves states out. A table and a stack that are large enough; only the last attempt is measured.
 */
export function spinResponse(name: string, property: string): Contender {
  return {
    name,
    sameStates: false,
    prepare: async (model, folder, limits) => {
      const difference = unlikeSpin(model);
      if (difference !== undefined) return { kind: "error", seconds: 0, message: difference };
      const { text, claims } = writePromela(model, subjectOf(model, property));
      const [claim = ""] = claims;
      await writeFile(join(folder, "model.pml"), text);
      const memory = `-DMEMLIM=${String(Math.floor(limits.memoryBytes / 2 ** 20))}`;
      const seconds = await runStages(
        [
          ["spin", "-a", "model.pml"],
          ["gcc", "-O3", "-w", fairnessRoom(model), memory, "-o", "pan", "pan.c"],
        ],
        folder,
      );
      if (typeof seconds !== "number") return seconds;
      let depth = FIRST_DEPTH;
      const run = async (expectedStates: number): Promise<Run> => {
        const table = Math.min(30, Math.max(16, Math.ceil(Math.log2(expectedStates)) + 2));
        for (; ; depth *= 10) {
          const args = ["-a", "-f", "-E", "-n", "-N", claim, `-w${String(table)}`, `-m${String(depth)}`];
          const done = await runMeasured(join(folder, "pan"), args, folder, processLimits(limits));
          const report = parsePanReport(done.output);
          if (done.kind !== "exited" || report === undefined) return failureOf(done);
          const [error] = report.errors;
          if (error === undefined && report.isTooDeep && !report.isCut && depth < LARGEST_DEPTH) continue;
          if (error === undefined && (report.isCut || report.isTooDeep)) return failureOf(done);
          const isViolated = error?.startsWith("acceptance cycle") === true;
          if (error !== undefined && !isViolated) return failureOf(done);
          return {
            ...{ kind: "done", states: report.stored, transitions: undefined, seconds: done.seconds },
            ...{ cpuSeconds: done.cpuSeconds, memoryBytes: done.peakBytes },
            verdicts: { [property]: isViolated ? "violated" : "holds" },
          };
        }
      };
      return { kind: "ready", seconds, run };
    },
  };
}
