import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeMurphi } from "../src/export/murphi/write-murphi";
import { writePromela } from "../src/export/promela/write-promela";
import { withTemporaryFolder } from "../src/export/run/temporary-folder";
import type { Installation } from "./gupcheck";
import { runMeasured } from "./measured-process";
import { smallModel, smallSpec } from "./rows";
import { runStages } from "./stages";
import { pairedRatios, type Summary, summarize } from "./statistics";

/** The time from start to verdict of one way to check the small spec. */
export interface VerdictTime {
  readonly name: string;
  /** Undefined where it does not work here. */
  readonly seconds: Summary | undefined;
  /** Times as long as gupcheck. */
  readonly ratio: Summary | undefined;
}

const GUPCHECK_SECONDS = 60;
/** `gupcheck run` ends with 1 where an expectation is not met; either way it has come to its verdicts. */
const VERDICT_CODES = [0, 1];

/**
 * All that it takes from a small spec to a verdict, in turns. The others get their text for nothing and check it once,
 * while gupcheck reads YAML, weaves the model and judges every property.
 */
export function verdictTimes(installation: Installation, runs: number): Promise<readonly VerdictTime[]> {
  return withTemporaryFolder(async (folder) => {
    const model = smallModel();
    await writeFile(join(folder, "model.pml"), writePromela(model, { kind: "counts" }).text);
    await writeFile(join(folder, "model.m"), writeMurphi(model, { kind: "counts" }));
    const ways = [
      { name: "gupcheck run", time: () => runGupcheck(installation, folder) },
      ...["-O1", "-O3"].map((level) => ({
        name: `spin, gcc ${level}, pan`,
        time: () =>
          stagesTime(folder, [
            ["spin", "-a", "model.pml"],
            ["gcc", level, "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"],
            [join(folder, "pan"), "-E", "-n"],
          ]),
      })),
      {
        name: "rumur, gcc -O1, verifier",
        time: () =>
          stagesTime(folder, [
            ["rumur", "--deadlock-detection", "off", "--threads", "1", "--output", "model.c", "model.m"],
            ["gcc", "-O1", "-std=c11", "-w", "-o", "verifier", "model.c", "-lpthread", "-latomic"],
            [join(folder, "verifier")],
          ]),
      },
    ];
    const times: (number | undefined)[][] = ways.map(() => []);
    for (let round = 0; round < runs; round += 1) {
      for (const [position, { time }] of ways.entries()) times[position]?.push(await time());
    }
    return ways.map(({ name }, position) => {
      const own = times[position] ?? [];
      return {
        name,
        seconds: summarize(own.filter((time) => time !== undefined)),
        ratio: summarize(pairedRatios(own, times[0] ?? [])),
      };
    });
  });
}

async function runGupcheck({ command, nodeArgs }: Installation, folder: string): Promise<number | undefined> {
  const args = [...nodeArgs, command, "run", "-q", smallSpec];
  const run = await runMeasured(process.execPath, args, nodeArgs.length === 0 ? folder : join(__dirname, ".."), {
    seconds: GUPCHECK_SECONDS,
  });
  return run.kind === "exited" && VERDICT_CODES.includes(run.code ?? -1) ? run.seconds : undefined;
}

async function stagesTime(folder: string, stages: Parameters<typeof runStages>[0]): Promise<number | undefined> {
  const seconds = await runStages(stages, folder);
  return typeof seconds === "number" ? seconds : undefined;
}
