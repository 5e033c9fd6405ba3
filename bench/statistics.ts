/** What several measurements of one thing say. */
export interface Summary {
  readonly count: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The middle value, or the mean of the two middle ones; NaN where there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Undefined where nothing was measured. */
export function summarize(values: readonly number[]): Summary | undefined {
  if (values.length === 0) return undefined;
  return { count: values.length, median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** How far the values lie apart, as a part of their median: 0 where all are equal. */
export function spread({ median: middle, min, max }: Summary): number {
  return max === min ? 0 : (max - min) / middle;
}

/**
 * How many times `over` is `under`, round by round: the values at one position were measured right after each other, so
 * that what else the machine was doing hits both. Rounds in which either is missing, or was too short to be seen, are
 * left out.
 */
export function pairedRatios(
  over: readonly (number | undefined)[],
  under: readonly (number | undefined)[],
): readonly number[] {
  return over.flatMap((value, round) => {
    const other = under[round];
    return value === undefined || other === undefined || value <= 0 || other <= 0 ? [] : [value / other];
  });
}
