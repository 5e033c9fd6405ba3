import { cellKey, cellPositions, type TraceFile } from "../trace-file";

/** What the script of the page needs: the first state, and what each step does to it, by positions. */
export function pageData({ trace }: TraceFile): object {
  const { cells, actors, steps, loopStart } = trace;
  const positions = cellPositions(cells);
  const actorAt = new Map(actors.map(({ name }, position) => [name, position]));
  return {
    values: cells.map(({ value }) => value),
    at: actors.map(({ at }) => at),
    steps: steps.map(({ actor, changes, next, text }) => ({
      actor: actorAt.get(actor) ?? -1,
      name: actor,
      text,
      next,
      changes: changes.map((change) => [positions.get(cellKey(change, actor)) ?? -1, change.to]),
    })),
    ...(loopStart === undefined ? {} : { loopStart }),
  };
}
