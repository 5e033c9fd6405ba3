import {
  assign,
  bool,
  branch,
  type Element,
  elementAt,
  ifElse,
  indexSet,
  int,
  is,
  isnt,
  lessThan,
  local,
  type Model,
  minus,
  plus,
  procedure,
  scalar,
  startingWith,
  step,
  type Term,
  table,
} from "../../src/model";
import { twoAt } from "./exclusion";
import { modelOf, numbered } from "./program";

const slots = indexSet("slot");

/** Anderson's array lock for n processes, after BEEM's `anderson`; with 3 its `anderson.2`. */
export function anderson(count: number): Model {
  const names = numbered("user", count);
  const place = int(0, 2 * count);
  const free = table("free", bool, slots, false, { doc: "whoever waits at the slot may enter" });
  const next = scalar("next", place, 0, { doc: "the next slot to be given out" });
  /** A place is never more than twice around. */
  const around = (at: Term<number>): Term<number> => ifElse(lessThan(at, count), at, minus(at, count));
  const slot = (at: Term<number>): Term<Element<"slot">> => elementAt(slots, at);
  const user = procedure(
    "user",
    {
      file: "anderson",
      doc: "enters the critical section again and again",
      params: {},
      locals: { mine: local(place, 0) },
      exits: [],
    },
    ({ mine }) => [
      step("outside", { do: [assign(mine, next), assign(next, plus(next, 1))] }),
      branch("wrap", {}, [
        { when: is(mine, count - 1), do: assign(next, minus(next, count)) },
        { when: isnt(mine, count - 1), do: assign(mine, around(mine)) },
      ]),
      step("wait", { when: free(slot(mine)) }),
      step("inside", { do: assign(free(slot(mine)), false) }),
      step("leave", { do: assign(free(slot(around(plus(mine, 1)))), true), go: "outside" }),
    ],
  );
  const positions = names.map((_, position) => position);
  return modelOf({
    name: "anderson",
    sets: { user: names, slot: numbered("slot", count) },
    variables: [
      {
        declaration: startingWith(
          free.declaration,
          positions.map((position) => [position === 0]),
        ),
      },
      next,
    ],
    processes: names.map((name) => ({ name, run: user })),
    properties: [
      { kind: "deadlock-free", id: "deadlock-free", doc: "someone can go on", triggers: [] },
      {
        kind: "invariant",
        id: "mutual-exclusion",
        doc: "at most one process is inside",
        triggers: [],
        holds: { kind: "not", of: twoAt("inside", names) },
      },
    ],
  });
}
