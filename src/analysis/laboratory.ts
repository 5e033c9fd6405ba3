import type { CheckResult } from "../checker";
import type { Model } from "../model";

/** What came of searching one model. */
export type Checked =
  | { readonly kind: "result"; readonly result: CheckResult }
  /** The model itself goes wrong somewhere: a rule sets state of the policy out of its range, for example. */
  | { readonly kind: "model-error"; readonly code: string; readonly message: string }
  /** Interrupted before or while it was searched. */
  | { readonly kind: "stopped" };

export interface CheckWish {
  /** Enough is known once something is violated; nor is it asked what verdicts on responses rest on. */
  readonly stopAtViolation?: boolean;
}

/** Searches models for an analysis, some of them at the same time; the same model is searched once. */
export interface Laboratory {
  /** So many searches at once. */
  readonly width: number;
  /** Nothing more is to be begun. */
  readonly isStopped: boolean;
  /** Never throws but for mistakes of gupcheck itself. */
  check(model: Model, wish?: CheckWish): Promise<Checked>;
}

/** `map` for all items, a few at a time, in the order of the items. */
export async function inTurns<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, position: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const run = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      results[at] = await work(items[at] as T, at);
      await new Promise(setImmediate); // lets timers and signals through
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, run));
  return results;
}
