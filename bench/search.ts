/**
 * How many states per second the compiled search explores: `node -r ts-node/register/transpile-only bench/search.ts
 * [runs]`. The second and later runs of a model show what the first one costs in compilation.
 */
import { check } from "../src/checker";
import { hanoi } from "../test/models/hanoi";
import { mcs } from "../test/models/mcs";
import { peterson } from "../test/models/peterson";
import { philosophers } from "../test/models/philosophers";

const models = [philosophers(12), peterson(4), hanoi(12), mcs(4)];
const runs = Number(process.argv[2] ?? 3);

for (const model of models) {
  for (let run = 0; run < runs; run += 1) {
    const { states, transitions, depth, stats } = check(model);
    const mega = (perSecond: number): string => `${(perSecond / 1e6).toFixed(2)}M`;
    console.log(
      [
        model.name.padEnd(13),
        `${String(states)} states, ${String(transitions)} transitions, depth ${String(depth)}:`,
        `${stats.seconds.toFixed(2)} s, ${mega(stats.statesPerSecond)} states/s,`,
        `${mega(transitions / stats.seconds)} transitions/s, ${(stats.peakBytes / 2 ** 20).toFixed(0)} MiB`,
      ].join(" "),
    );
  }
}
