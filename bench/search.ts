/**
 * How many states per second the compiled search explores, with one worker and with two, in turn: `node -r
 * ts-node/register/transpile-only bench/search.ts [runs]`. Medians; the first run of a model, with its compilation, does not
 * count. Two workers are started before the clock is.
 */
import { type CheckResult, check, checkParallel } from "../src/checker";
import { hanoi } from "../test/models/hanoi";
import { kernel } from "../test/models/kernel";
import { mcs } from "../test/models/mcs";
import { peterson } from "../test/models/peterson";
import { philosophers } from "../test/models/philosophers";

const models = [philosophers(12), peterson(4), hanoi(12), mcs(4), kernel("large")];
const runs = Number(process.argv[2] ?? 3);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function mega(value: number): string {
  return `${(value / 1e6).toFixed(2)}M`;
}

async function measure(): Promise<void> {
  for (const model of models) {
    let result: CheckResult = check(model);
    const one: number[] = [];
    const two: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      result = check(model);
      one.push(result.stats.seconds);
      const parallel = await checkParallel(model, { workers: 2, eager: true });
      two.push(parallel.stats.seconds);
    }
    const { states, transitions, depth, stats } = result;
    console.log(
      [
        model.name.padEnd(13),
        `${String(states)} states, ${String(transitions)} transitions, depth ${String(depth)}:`,
        `${median(one).toFixed(2)} s, ${mega(states / median(one))} states/s, ${(stats.peakBytes / states).toFixed(1)} bytes/state;`,
        `two workers ${median(two).toFixed(2)} s, ratio ${(median(one) / median(two)).toFixed(2)}`,
      ].join(" "),
    );
  }
}

void measure();
