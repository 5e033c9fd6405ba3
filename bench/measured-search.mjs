/**
 * Searches one model and prints what it took, as JSON: node bench/measured-search.mjs CHECKER MODEL WORKERS MEMORY [LIVENESS]
 *
 * CHECKER is the folder of the checker, compiled or not; MODEL a file that `v8.serialize` wrote; MEMORY a limit in bytes.
 * LIVENESS is `liveness` or `safety`, which leaves responses and partial deadlocks out.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { deserialize } from "node:v8";

const require = createRequire(import.meta.url);
const [checker = "", file = "", workers = "1", memory = "0", liveness = "safety"] = process.argv.slice(2);
const { checkParallel } = require(join(checker, "index"));
const { CompiledEngine } = require(join(checker, "compile/compiled-engine"));

const model = deserialize(readFileSync(file));
const baseline = process.memoryUsage.rss();
const usedBefore = process.cpuUsage();
const start = performance.now();
const result = await checkParallel(model, {
  workers: Number(workers),
  limits: { memoryBytes: Number(memory) },
  liveness: liveness === "liveness",
});
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(usedBefore);
console.log(
  JSON.stringify({
    states: result.states,
    transitions: result.transitions,
    complete: result.complete,
    limit: (result.limit ?? result.properties.find(({ limit }) => limit !== undefined && limit.kind !== "graph")?.limit)
      ?.kind,
    verdicts: Object.fromEntries(result.properties.map(({ id, verdict }) => [id, verdict])),
    seconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    memoryBytes: process.resourceUsage().maxRSS * 1024 - baseline,
    packedBytes: new CompiledEngine(model).wordsPerState * 4,
  }),
);
