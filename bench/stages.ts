import type { Failure, RunLimits } from "./contender";
import { type ProcessRun, runMeasured } from "./measured-process";

const COMPILE_SECONDS = 300;

/** Runs one program after the other; all have to succeed. Gives the seconds they took. */
export async function runStages(
  stages: readonly (readonly [program: string, ...args: string[]])[],
  folder: string,
): Promise<number | Failure> {
  let total = 0;
  for (const [program, ...args] of stages) {
    const run = await runMeasured(program, args, folder, { seconds: COMPILE_SECONDS });
    if (run.kind !== "exited") return failureOf(run);
    if (run.code !== 0) return { kind: "error", seconds: run.seconds, message: `${program}: ${lastLines(run.output)}` };
    total += run.seconds;
  }
  return total;
}

/** The failure of a run that was no success. */
export function failureOf({ kind, output, seconds, cpuSeconds }: ProcessRun): Failure {
  switch (kind) {
    case "missing":
      return { kind: "missing", seconds, message: `not installed: ${lastLines(output)}` };
    case "timeout":
      return { kind: "time", seconds, cpuSeconds, message: "the limit on time" };
    case "exited":
      return /out of memory|MEMLIM|failed to allocate|ENOMEM/i.test(output)
        ? { kind: "memory", seconds, message: "the limit on memory" }
        : { kind: "error", seconds, message: lastLines(output) };
  }
}

export function processLimits({ seconds, memoryBytes }: RunLimits): {
  readonly seconds: number;
  readonly addressBytes: number;
} {
  return { seconds, addressBytes: memoryBytes };
}

function lastLines(output: string): string {
  return output.trim().split("\n").slice(-3).join("; ");
}
