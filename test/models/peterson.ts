import {
  and,
  assign,
  branch,
  type Element,
  element,
  elementAt,
  indexSet,
  int,
  is,
  isnt,
  lessThan,
  local,
  type Model,
  minus,
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
const levels = indexSet("level");

/**
 * Peterson's mutual exclusion for n processes, after BEEM's `peterson`: a process climbs n - 1 levels, and waits at each
 * until another one came after it or all others are below.
 */
export function peterson(count: number): Model {
  const names = numbered("user", count);
  const level = int(0, count);
  const position = table("position", level, users, 0, { doc: "how far the process has come" });
  const latest = table("latest", int(0, count - 1), levels, 0, { doc: "who came to the level last" });
  const at = (j: Term<number>): Term<Element<"level">> => elementAt(levels, minus(j, 1));
  const user = procedure(
    "user",
    {
      file: "peterson",
      doc: "enters the critical section again and again",
      params: { me: users.element },
      locals: { j: local(level, 0), k: local(level, 0) },
      exits: [],
    },
    ({ me, j, k }) => [
      step("outside", { do: assign(j, 1) }),
      branch("wait", {}, [
        { when: lessThan(j, count), do: assign(position(me), j) },
        { when: is(j, count), go: "inside" },
      ]),
      step("announce", { do: [assign(latest(at(j)), ordinal(me)), assign(k, 0)] }),
      branch("look", {}, [
        {
          when: and(lessThan(k, count), or(is(k, ordinal(me)), lessThan(position(elementAt(users, k)), j))),
          do: assign(k, plus(k, 1)),
          go: "look",
        },
        { when: or(isnt(latest(at(j)), ordinal(me)), is(k, count)), do: assign(j, plus(j, 1)), go: "wait" },
      ]),
      step("inside", { do: assign(position(me), 0), go: "outside" }),
    ],
  );
  return modelOf({
    name: "peterson",
    sets: { user: names, level: numbered("level", count - 1) },
    variables: [position, latest],
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
