import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeMurphi } from "../src/export/murphi/write-murphi";
import { parseRumurReport } from "../src/export/run/rumur-report";
import type { Contender } from "./contender";
import { runMeasured } from "./measured-process";
import { failureOf, processLimits, runStages } from "./stages";

interface RumurOptions {
  readonly name: string;
  readonly threads: number;
}

/** Rumur, compiled as `rumur-run` does it where the compiler is gcc. */
export function rumur({ name, threads }: RumurOptions): Contender {
  return {
    name,
    sameStates: true,
    prepare: async (model, folder, limits) => {
      await writeFile(join(folder, "model.m"), writeMurphi(model, { kind: "counts" }));
      const options = ["-std=c11", "-O3", "-march=native", ...(process.arch === "x64" ? ["-mcx16"] : [])];
      const seconds = await runStages(
        [
          [
            "rumur",
            ...["--deadlock-detection", "off", "--counterexample-trace", "off"],
            ...["--output-format", "machine-readable", "--value-type", "int32_t"],
            ...["--threads", String(threads), "--output", "model.c", "model.m"],
          ],
          ["gcc", ...options, "-fwhole-program", "-w", "-o", "verifier", "model.c", "-lpthread", "-latomic"],
        ],
        folder,
      );
      if (typeof seconds !== "number") return seconds;
      return {
        kind: "ready",
        seconds,
        run: async () => {
          const done = await runMeasured(join(folder, "verifier"), [], folder, processLimits(limits));
          const report = parseRumurReport(done.output);
          if (done.kind !== "exited" || report === undefined || report.errors.length > 0) return failureOf(done);
          return {
            kind: "done",
            states: report.states,
            transitions: report.rulesFired,
            seconds: done.seconds,
            cpuSeconds: done.cpuSeconds,
            memoryBytes: done.peakBytes,
          };
        },
      };
    },
  };
}
