import { type Cell, type Matrix, verdictIn } from "../matrix";
import type { OutcomeVerdict } from "../outcome";

/** Where the verdict on a property no longer changes, within what was swept. */
export interface Stability {
  readonly property: string;
  /** The verdict at the largest bounds; undefined where it is not known there. */
  readonly verdict: OutcomeVerdict | undefined;
  /**
   * The smallest bounds from which on, all axes together, it is that verdict everywhere that was swept. Empty where it is
   * so only at the largest bounds, or where that is not known.
   */
  readonly from: readonly (readonly { readonly axis: string; readonly value: string }[])[];
  /** It changed between the largest bounds and the ones before them, so nothing says that it will not change again. */
  readonly changesAtTheEnd: boolean;
}

/**
 * From which bounds on each verdict stays the same. The values of each axis count as growing in the order in which they
 * are given. Says nothing about bounds beyond those that were swept.
 */
export function stabilityOf({ axes, cells, properties, interrupted }: Matrix): readonly Stability[] {
  const largest = axes.map(({ values }) => values.length - 1);
  const places = cells.map((cell) => ({ cell, at: positionOf(cell, axes) }));
  const top = places.find(({ at }) => at.join() === largest.join());
  return properties.map((property) => {
    const verdict = top === undefined ? undefined : verdictIn(top.cell, property);
    const known = verdict === "holds" || verdict === "violated" || verdict === "vacuous";
    if (!known || interrupted) return { property, verdict, from: [], changesAtTheEnd: false };
    const isStable = (from: readonly number[]): boolean =>
      places.every(({ cell, at }) => !isAtLeast(at, from) || verdictIn(cell, property) === verdict);
    const stable = places.filter(({ at }) => isStable(at));
    const first = stable.filter(({ at }) => !stable.some((other) => other.at !== at && isAtLeast(at, other.at)));
    const isEnd = first.every(({ at }) => at.join() === largest.join()) && places.length > 1;
    return {
      property,
      verdict,
      from: isEnd ? [] : first.map(({ cell }) => cell.combination.values),
      changesAtTheEnd: isEnd,
    };
  });
}

function positionOf({ combination }: Cell, axes: Matrix["axes"]): readonly number[] {
  return axes.map(({ name, values }) =>
    values.indexOf(combination.values.find(({ axis }) => axis === name)?.value ?? ""),
  );
}

const isAtLeast = (at: readonly number[], from: readonly number[]): boolean =>
  at.every((position, axis) => position >= (from[axis] ?? 0));
