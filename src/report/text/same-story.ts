import type { TraceReport } from "../trace";

/**
 * What two traces have in common that tell the same interleaving: who does what from which start, and what repeats. They may
 * differ in the ghosts that are shown for their properties, and in whether anything is said of what follows the last step.
 */
export function storyOf({ initially, steps, length, loopStart }: TraceReport): string {
  const repeats = loopStart === length ? undefined : loopStart;
  return JSON.stringify([initially, steps.map(({ actor, step, text, next }) => [actor, step, text, next]), repeats]);
}
