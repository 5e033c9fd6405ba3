import type { Cell, Matrix } from "../matrix";

/**
 * The axes whose values make no difference: whatever the others are, there are as many states and transitions at each, in
 * complete searches. Then it was not swept what was meant to be, most likely because the spec fixes what an actor works on.
 */
export function idleAxes({ axes, cells }: Matrix): readonly string[] {
  return axes.flatMap(({ name, values }) => (values.length > 1 && isIdle(name, cells) ? [name] : []));
}

function isIdle(axis: string, cells: readonly Cell[]): boolean {
  const counts = new Map<string, string>();
  return cells.every(({ combination, outcome }) => {
    const others = combination.values.filter((each) => each.axis !== axis).map(({ value }) => value);
    const place = JSON.stringify([combination.file, ...others]);
    const count = `${String(outcome.states)} ${String(outcome.transitions)}`;
    const before = counts.get(place) ?? count;
    counts.set(place, count);
    return outcome.complete && count === before;
  });
}
