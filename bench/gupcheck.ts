import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serialize } from "node:v8";
import type { Contender, Measurement } from "./contender";
import { runMeasured } from "./measured-process";
import { failureOf } from "./stages";

const ROOT = join(__dirname, "..");

/** Where gupcheck is, and how Node has to be started for it. */
export interface Installation {
  readonly checker: string;
  readonly command: string;
  readonly nodeArgs: readonly string[];
}

/** As it is shipped: what `npm run build` compiled. */
export const shipped: Installation = {
  checker: join(ROOT, "dist/src/checker"),
  command: join(ROOT, "dist/bin/gupcheck.js"),
  nodeArgs: [],
};

/** From its sources: slow to start, so only for trying the harness. */
export const fromSources: Installation = {
  checker: join(ROOT, "src/checker"),
  command: join(ROOT, "bin/gupcheck.ts"),
  nodeArgs: ["-r", "ts-node/register/transpile-only"],
};

interface GupcheckOptions {
  readonly name: string;
  readonly workers: number;
  readonly installation: Installation;
  /** With responses and partial deadlocks; default: without, as the others search. */
  readonly liveness?: boolean;
}

interface Report extends Omit<Measurement, "kind"> {
  readonly complete: boolean;
  readonly limit?: string;
  readonly verdicts: Readonly<Record<string, string>>;
}

/**
 * gupcheck in a process of its own. The search begins with the model, so it includes generating and compiling the
 * functions for it, and starting workers where they are used.
 */
export function gupcheck({ name, workers, installation, liveness = false }: GupcheckOptions): Contender {
  const { checker, nodeArgs } = installation;
  return {
    name,
    sameStates: true,
    prepare: async (model, folder, { seconds, memoryBytes }) => {
      if (!existsSync(checker)) return { kind: "missing", seconds: 0, message: "run `npm run build` first" };
      const file = join(folder, "model.bin");
      await writeFile(file, serialize(model));
      const kind = liveness ? "liveness" : "safety";
      const script = join(__dirname, "measured-search.mjs");
      const args = [...nodeArgs, script, checker, file, String(workers), String(memoryBytes), kind];
      return {
        kind: "ready",
        seconds: 0,
        run: async () => {
          const done = await runMeasured(process.execPath, args, ROOT, { seconds });
          if (done.kind !== "exited" || done.code !== 0) return failureOf(done);
          const { complete, limit, ...measured } = JSON.parse(done.output) as Report;
          if (complete && limit === undefined) return { kind: "done", ...measured };
          const failure = limit === "memory" ? "memory" : "error";
          return { kind: failure, seconds: done.seconds, message: `the limit on ${limit ?? "something"}` };
        },
      };
    },
  };
}
