import type { Cost } from "./cost";
import type { Suggestion } from "./suggestion";

/** Errors weigh most, then waiting, copies, pages left dirty, changes to the policy. */
function weight({ costs, changes }: Suggestion): readonly number[] {
  const count = (...burdens: readonly Cost["burden"][]): number =>
    costs.filter(({ burden }) => burdens.includes(burden)).length;
  const waiting = costs.reduce((sum, { steps = 0 }) => sum + steps, 0);
  return [
    count("fails", "is refused a pin"),
    waiting,
    count("writes a copy"),
    count("skips", "keeps dirty"),
    changes.length,
  ];
}

/** Orders suggestions by what they cost, then by name. */
export function byCost(left: Suggestion, right: Suggestion): number {
  const [one, other] = [weight(left), weight(right)];
  for (const [position, value] of one.entries()) {
    const difference = value - (other[position] ?? 0);
    if (difference !== 0) return difference;
  }
  const name = ({ changes }: Suggestion): string => JSON.stringify(changes);
  return name(left) < name(right) ? -1 : 1;
}
