import { always, type Element, processes, type Sort, type Term, type Trigger } from "../model";
import { pages } from "../states/world/sets";

/** A local or parameter of a kernel procedure, by its name there: for the scope of a decision that is put into it. */
export function named<V>(name: string, sort: Sort<V>): Term<V> {
  return { expr: { kind: "local", name }, sort };
}

/** The arguments of events, for the properties that are about them. */
export const argument: {
  readonly page: Term<Element<"page">>;
  readonly by: Term<Element<"process">>;
} = {
  page: named("page", pages.element),
  by: named("by", processes.element),
};

/** A trigger: one of some events was possible, with a condition on its arguments. */
export function happens(on: readonly string[], text: string, condition: Term<boolean> = always): Trigger {
  return { kind: "event", on, when: condition.expr, text };
}

/** A trigger: some state satisfied a condition. */
export function occurs(condition: Term<boolean>, text: string): Trigger {
  return { kind: "state", when: condition.expr, text };
}
