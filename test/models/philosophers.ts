import {
  assign,
  bool,
  type Expr,
  element,
  indexSet,
  is,
  type Model,
  not,
  procedure,
  step,
  table,
} from "../../src/model";
import { modelOf, numbered } from "./program";

const forks = indexSet("fork");
const taken = table("taken", bool, forks, false, { doc: "someone holds the fork" });

const philosopher = procedure(
  "philosopher",
  {
    file: "philosophers",
    doc: "takes the left fork, then the right one; puts them back in the same order",
    params: { left: forks.element, right: forks.element },
    locals: {},
    exits: [],
  },
  ({ left, right }) => [
    step("think", {
      ...{ when: not(taken(left)), do: assign(taken(left), true), acquires: true },
      text: ["takes the left fork"],
    }),
    step("wait", {
      ...{ when: not(taken(right)), do: assign(taken(right), true), acquires: true },
      text: ["takes the right fork"],
    }),
    step("eat", { do: assign(taken(left), false), text: ["puts back the left fork"] }),
    step("finish", { do: assign(taken(right), false), go: "think", text: ["puts back the right fork"] }),
  ],
);

export interface Table {
  /** The last one begins with the right fork instead, and nobody can wait in a circle. */
  readonly lastReversed?: boolean;
  readonly lockHandOver?: boolean;
}

/**
 * Dining philosophers who all begin with the left fork: 3^n - 1 states, a deadlock n steps from the start. After
 * BEEM's `phils`.
 */
export function philosophers(count: number, { lastReversed = false, lockHandOver = false }: Table = {}): Model {
  const forkOf = (place: number, isFirst: boolean): Expr => {
    const isReversed = lastReversed && place === count - 1;
    return element(forks, (place + Number(isFirst === isReversed)) % count).expr;
  };
  return modelOf({
    name: "philosophers",
    sets: { fork: numbered("fork", count) },
    lockHandOver,
    variables: [taken],
    processes: numbered("philosopher", count).map((name, position) => ({
      name,
      run: philosopher,
      args: { left: forkOf(position, true), right: forkOf(position, false) },
    })),
    properties: [
      { kind: "deadlock-free", id: "deadlock-free", doc: "nobody starves for want of forks", triggers: [] },
      {
        kind: "invariant",
        id: "first-fork-free",
        doc: "a false promise: the first fork is never taken",
        triggers: [],
        holds: not(is(taken(element(forks, 0)), true)).expr,
      },
    ],
  });
}
