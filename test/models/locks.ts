import {
  assign,
  branch,
  element,
  ifElse,
  indexSet,
  int,
  is,
  isnt,
  literal,
  local,
  type Model,
  type Property,
  plus,
  procedure,
  scalar,
  step,
} from "../../src/model";
import { modelOf, numbered } from "./program";

const users = indexSet("user");
const holder = scalar("holder", users.optional, null, { doc: "who holds the lock" });

/** One response for each process: whoever stands at one of these labels gets to the other one. */
export function enters(processes: readonly string[], from: readonly string[], to: string): readonly Property[] {
  return processes.map((process) => ({
    kind: "leads-to",
    ...{ id: `${process}-enters`, doc: "who wants to enter does", triggers: [] },
    from: { kind: "at-label", process, labels: from },
    to: { kind: "at-label", process, labels: [to] },
  }));
}

/** A model that is asked for responses too; whether their triggers happen is not looked at. */
export function withResponses(model: Model, responses: readonly Property[]): Model {
  const added = responses.flatMap((property) => (property.kind === "leads-to" ? [{ ...property, triggers: [] }] : []));
  return { ...model, properties: [...model.properties, ...added] };
}

interface LockOptions {
  readonly lockHandOver?: boolean;
  /** Who finds the lock taken tries again instead of sleeping. */
  readonly spins?: boolean;
}

/** Test-and-set: whoever comes when the lock is free takes it. */
export function testAndSet(count: number, { lockHandOver = false, spins = false }: LockOptions = {}): Model {
  const names = numbered("user", count);
  const user = procedure(
    "user",
    { file: "locks", doc: "takes and releases the lock", params: { me: users.element }, locals: {}, exits: [] },
    ({ me }) => [
      step("outside", {}),
      branch("try", {}, [
        { when: is(holder, null), do: assign(holder, me), acquires: true, go: "inside" },
        ...(spins ? [{ when: isnt(holder, null), go: "try" }] : []),
      ]),
      step("inside", { do: assign(holder, null), go: "outside" }),
    ],
  );
  return modelOf({
    ...{ name: "test-and-set", sets: { user: names }, variables: [holder], lockHandOver },
    processes: names.map((name, me) => ({ name, run: user, args: { me: element(users, me).expr } })),
    properties: enters(names, ["try"], "inside"),
  });
}

/** A ticket lock: tickets are called in turn, modulo the number of processes. */
export function ticketLock(count: number): Model {
  const names = numbered("user", count);
  const ticket = int(0, count - 1);
  const none = literal(ticket, 0);
  const next = scalar("next", ticket, 0, { doc: "the next ticket" });
  const called = scalar("called", ticket, 0, { doc: "the ticket whose turn it is" });
  const user = procedure(
    "user",
    { file: "locks", doc: "takes and releases the lock", params: {}, locals: { mine: local(ticket, 0) }, exits: [] },
    ({ mine }) => [
      step("outside", {
        do: [assign(mine, next), assign(next, ifElse(is(next, count - 1), none, plus(next, 1)))],
      }),
      step("try", { when: is(called, mine) }),
      step("inside", {
        do: assign(called, ifElse(is(called, count - 1), none, plus(called, 1))),
        go: "outside",
      }),
    ],
  );
  return modelOf({
    ...{ name: "ticket-lock", variables: [next, called] },
    processes: names.map((name) => ({ name, run: user })),
    properties: enters(names, ["outside", "try"], "inside"),
  });
}
