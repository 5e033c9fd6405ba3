import {
  assign,
  bool,
  branch,
  element,
  indexSet,
  is,
  isnt,
  local,
  type Model,
  not,
  procedure,
  scalar,
  some,
  step,
  table,
} from "../../src/model";
import { twoAt } from "./exclusion";
import { modelOf, numbered } from "./program";

const users = indexSet("user");
const next = table("next", users.optional, users, null, { doc: "who queued behind the process" });
const locked = table("locked", bool, users, false, { doc: "the process has to wait" });
const tail = scalar("tail", users.optional, null, { doc: "the last in the queue" });

const user = procedure(
  "user",
  {
    file: "mcs",
    doc: "takes and releases the lock again and again",
    params: { me: users.element },
    locals: { pred: local(users.optional, 0) },
    exits: [],
  },
  ({ me, pred }) => [
    step("outside", { do: assign(next(me), null) }),
    step("swap", { do: [assign(pred, tail), assign(tail, me)] }),
    branch("queue", {}, [{ when: is(pred, null), go: "inside" }, { when: isnt(pred, null) }]),
    step("wait", { do: assign(locked(me), true) }),
    step("link", { do: assign(next(some(users, pred)), me) }),
    step("spin", { when: not(locked(me)) }),
    branch("inside", {}, [
      { when: is(next(me), null), go: "release" },
      { when: isnt(next(me), null), go: "hand-over" },
    ]),
    branch("release", {}, [
      { when: is(tail, me), do: assign(tail, null), go: "outside" },
      { when: isnt(tail, me), go: "late" },
    ]),
    step("late", { when: isnt(next(me), null) }),
    step("hand-over", { do: assign(locked(some(users, next(me))), false), go: "outside" }),
  ],
);

/** The queue lock of Mellor-Crummey and Scott for n processes, after BEEM's `mcs`. */
export function mcs(count: number): Model {
  const names = numbered("user", count);
  return modelOf({
    name: "mcs",
    sets: { user: names },
    variables: [next, locked, tail],
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
