import {
  and,
  assign,
  atMost,
  bool,
  branch,
  type Element,
  element,
  elementAt,
  indexSet,
  int,
  is,
  lessThan,
  local,
  type Model,
  moreThan,
  not,
  or,
  ordinal,
  plus,
  procedure,
  step,
  type Term,
  table,
} from "../../src/model";
import { twoAt } from "./exclusion";
import { modelOf, numbered } from "./program";

const users = indexSet("user");

/**
 * Lamport's bakery for n processes with tickets up to `most`, after BEEM's `bakery`; with 2 and 9 its `bakery.1`. Tickets
 * run out: who cannot get one stands still, and those who wait for its choice with it. With a `doorkeeper` nobody begins to
 * choose while that might happen.
 */
export function bakery(count: number, most: number, doorkeeper = false): Model {
  const names = numbered("user", count);
  const ticket = int(0, most);
  const choosing = table("choosing", bool, users, false, { doc: "the process is taking a ticket" });
  const number = table("number", ticket, users, 0, { doc: "the ticket; 0: none" });
  const at = (j: Term<number>): Term<Element<"user">> => elementAt(users, j);
  const low = names.map((_, k) => atMost(number(element(users, k)), most - count));
  const user = procedure(
    "user",
    {
      file: "bakery",
      doc: "enters the critical section again and again",
      params: { me: users.element },
      locals: { j: local(int(0, count), 0), max: local(ticket, 0) },
      exits: [],
    },
    ({ me, j, max }) => [
      step("outside", {
        ...(doorkeeper ? { when: and(...low) } : {}),
        do: [assign(choosing(me), true), assign(j, 0), assign(max, 0)],
      }),
      branch("choose", {}, [
        {
          when: and(lessThan(j, count), moreThan(number(at(j)), max)),
          do: [assign(max, number(at(j))), assign(j, plus(j, 1))],
          go: "choose",
        },
        { when: and(lessThan(j, count), atMost(number(at(j)), max)), do: assign(j, plus(j, 1)), go: "choose" },
        {
          when: and(is(j, count), lessThan(max, most)),
          do: [assign(number(me), plus(max, 1)), assign(j, 0), assign(choosing(me), false)],
        },
      ]),
      branch("each", {}, [
        { when: and(lessThan(j, count), not(choosing(at(j)))), go: "compare" },
        { when: is(j, count), go: "inside" },
      ]),
      step("compare", {
        when: or(
          is(number(at(j)), 0),
          moreThan(number(at(j)), number(me)),
          and(is(number(at(j)), number(me)), atMost(ordinal(me), j)),
        ),
        do: assign(j, plus(j, 1)),
        go: "each",
      }),
      step("inside", { do: assign(number(me), 0), go: "outside" }),
    ],
  );
  return modelOf({
    name: "bakery",
    sets: { user: names },
    variables: [choosing, number],
    processes: names.map((name, me) => ({ name, run: user, args: { me: element(users, me).expr } })),
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
