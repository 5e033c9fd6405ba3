import type { Model } from "../model";
import { CompiledEngine } from "./compile/compiled-engine";
import { type Engine, processTags, type Tags } from "./engine";
import { InterpreterEngine } from "./interpret/interpreter-engine";
import type { CheckOptions, EngineKind } from "./options";
import { PreemptionEngine } from "./preemption-engine";

const SLEEP_WORDS = 1 << 21;
const MOST_SLEEP_WORDS = 1 << 26;

/** Which engine, as every thread has to make it. */
export interface EngineChoice {
  readonly kind: EngineKind;
  /** The bound on switches between processes. */
  readonly preemptions?: number;
  /** The states for which WebAssembly has a sleep word, see `compile/sleep-writer.ts`; 0 where there are none. */
  readonly sleepWords: number;
}

/** Throws TypeError where the number of sleep words cannot be. */
export function choiceOf({
  engine = "compiled",
  preemptions,
  sleepWords = SLEEP_WORDS,
  order,
}: CheckOptions): EngineChoice {
  if (sleepWords !== 0 && !isPowerOfTwo(sleepWords)) {
    throw new TypeError(`sleepWords has to be 0 or a power of two up to 2^26, not ${String(sleepWords)}`);
  }
  return {
    kind: engine,
    sleepWords: order === "depth-first" ? 0 : sleepWords,
    ...(preemptions === undefined ? {} : { preemptions }),
  };
}

export function engineFor(model: Model, choice: EngineChoice): Engine {
  const { preemptions } = choice;
  if (preemptions === undefined) return plainEngine(model, choice);
  return new PreemptionEngine(plainEngine(model, choice, processTags(model)), model.processes.length, preemptions);
}

/** An engine without a bound on switches; with `tags`, its batches have them. */
export function plainEngine(model: Model, { kind }: Pick<EngineChoice, "kind">, tags?: Tags): Engine {
  switch (kind) {
    case "interpreter":
      return new InterpreterEngine(model, tags);
    case "compiled":
      return new CompiledEngine(model, tags);
  }
}

/** A word lies at a state's number in its lower bits: another size would mistake words of other states for its own. */
function isPowerOfTwo(words: number): boolean {
  return words >= 1 && words <= MOST_SLEEP_WORDS && Number.isInteger(Math.log2(words));
}
