import type { Layout, State } from "../../model";

/**
 * SPIN begins in one state, and the cells of an array begin with numbers that are written without a sign. Where that
 * does not do, the model begins with a step that makes an initial state: one state more than the model has.
 */
export function needsSetup(initial: readonly State[], layout: Layout): boolean {
  const [first] = initial;
  if (initial.length !== 1 || first === undefined) return true;
  return layout.slots.some((slot, position) => {
    if (slot.at.length === 0 || (first[position] ?? 0) >= 0) return false;
    return layout.slots.some(
      (other, at) => other.name === slot.name && other.kind === slot.kind && first[at] !== first[position],
    );
  });
}
