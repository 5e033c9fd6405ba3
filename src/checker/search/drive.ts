import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";
import { type SearchOutcome, type SearchParts, search } from "./search";

/** A search may keep the thread to itself for so many milliseconds. */
const TURN = 25;

/** Runs a search to its end. Its explorer must not wait for anything. */
export function runToEnd(parts: SearchParts): SearchOutcome {
  const running = search(parts);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return value;
    if (value !== undefined) throw new TypeError("a search that cannot wait was asked to");
  }
}

/** Runs a search to its end, and lets timers, signals and messages have their turn now and then. */
export async function runInTurns(parts: SearchParts): Promise<SearchOutcome> {
  const running = search(parts);
  let step = running.next();
  let turn = performance.now();
  while (step.done !== true) {
    const explored = step.value === undefined ? undefined : await step.value;
    if (performance.now() - turn > TURN) {
      await setImmediate();
      turn = performance.now();
    }
    step = running.next(explored);
  }
  return step.value;
}
