import { and, type Each, type Element, is, isnt, not, or, type Property, processes, type Term } from "../../model";
import type { Actor } from "../scenario";
import { deviceFault, fsyncCall, pinRequest, truncateCall } from "../world/call";
import { lease } from "../world/lease";
import { cached, dirty } from "../world/page";
import { pages } from "../world/sets";
import { type BuiltInProperty, inPageCache } from "./built-in-property";

/*
 * What is owed to those who wait. Kernel steps and DMA and I/O completions are weakly fair, users are not unless the
 * scenario says so (`unfairAgents`).
 */
type Actors = readonly Actor[];

function response(
  number: string,
  id: string,
  doc: string,
  each: Each,
  [from, to]: readonly [Term<boolean>, Term<boolean>],
  applies: BuiltInProperty["applies"],
) {
  const property: Property = { kind: "leads-to", id, doc, each, from: from.expr, to: to.expr, triggers: [] };
  return { number, property, applies } satisfies BuiltInProperty;
}

const bind = "actor";
const actor: Term<Element<"process">> = { expr: { kind: "local", name: bind }, sort: processes.element };
const eachActor: Each = { bind, set: processes.name };

const someRun =
  (...kinds: readonly Actor["run"][]) =>
  ({ actors }: { readonly actors: Actors }): boolean =>
    actors.some(({ run }) => kinds.includes(run));

/** L1. */
export const fsyncReturns = response(
  "L1",
  "fsync-returns",
  "an fsync that has begun returns, sooner or later",
  eachActor,
  [is(fsyncCall(actor), "pending"), isnt(fsyncCall(actor), "pending")],
  someRun("fsync"),
);

/** L1s. */
export const fsyncSucceeds = response(
  "L1s",
  "fsync-succeeds",
  "an fsync that has begun returns 0, or a later one of the same caller does",
  eachActor,
  [is(fsyncCall(actor), "pending"), is(fsyncCall(actor), "idle")],
  someRun("fsync"),
);

/** L2. */
export const truncateReturns = response(
  "L2",
  "truncate-returns",
  "a truncate or hole punch that has begun returns, sooner or later",
  eachActor,
  [is(truncateCall(actor), "pending"), isnt(truncateCall(actor), "pending")],
  someRun("truncate", "punch-hole"),
);

/** L2s. */
export const truncateSucceeds = response(
  "L2s",
  "truncate-succeeds",
  "a truncate or hole punch that has begun returns 0, or a later one of the same caller does",
  eachActor,
  [is(truncateCall(actor), "pending"), is(truncateCall(actor), "idle")],
  someRun("truncate", "punch-hole"),
);

/** L3. */
export const pinResolves = response(
  "L3",
  "pin-resolves",
  "who asks for pins gets them or an error, sooner or later",
  eachActor,
  [pinRequest(actor), not(pinRequest(actor))],
  someRun("direct-io-read", "rdma"),
);

const page: Term<Element<"page">> = { expr: { kind: "local", name: "page" }, sort: pages.element };

/** L5. Means something only where writeback comes round again and again. */
export const dirtyPageCleaned = response(
  "L5",
  "dirty-page-cleaned",
  "a dirty page is cleaned or removed, sooner or later",
  { bind: "page", set: pages.name },
  [and(cached(page), dirty(page)), or(not(dirty(page)), not(cached(page)))],
  (scenario) =>
    inPageCache(scenario) && scenario.actors.some(({ run, times }) => run === "writeback" && times === "forever"),
);

/** L6. */
export const leaseBreakEnds = response(
  "L6",
  "lease-break-ends",
  "a lease that is being broken is given up or taken away, sooner or later",
  eachActor,
  [is(lease(actor), "breaking"), isnt(lease(actor), "breaking")],
  ({ actors }) => actors.some((each) => each.run === "rdma" && each.lease !== "none"),
);

/** L8. */
export const deviceFaultResolves = response(
  "L8",
  "device-fault-resolves",
  "a device's page request is answered, with a mapping or an error, sooner or later",
  eachActor,
  [deviceFault(actor), not(deviceFault(actor))],
  someRun("faulting-device"),
);
