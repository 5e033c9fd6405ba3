import { type Element, type Expr, exists, processes, type Term } from "../model";
import type { Field, Fields } from "./vocabulary";
import { deviceFault, fsyncCall, pinRequest, truncateCall } from "./world/call";
import { fenced, killed, lease } from "./world/lease";
import { isHeld, longTerm } from "./world/pin";
import { pages } from "./world/sets";

type Actor = Term<Element<"process">>;

const actor = (at: Expr): Actor => ({ expr: at, sort: processes.element });

function field(doc: string, read: (actor: Actor) => Term<never> | Term<unknown>): Field {
  return { doc, type: read(actor({ kind: "self" })).sort.type, read: (at) => read(actor(at)).expr };
}

/** What rules and properties can ask about an actor. */
export const actorFields: Fields = {
  set: processes.name,
  fields: {
    lease: field("its layout lease: none, held, breaking or expired", lease),
    killed: field("SIGKILL has been sent to it", killed),
    fenced: field("its device has been cut off", fenced),
    long_term: field("its pins last until its user gives them up", longTerm),
    holds_pins: field("it holds an established reference to some page", (at) =>
      exists(pages, (page) => isHeld(at, page)),
    ),
  },
};

/** What properties can ask about an actor, beside what rules can: what it is owed. */
export const observedActorFields: Fields = {
  ...actorFields,
  fields: {
    ...actorFields.fields,
    fsync: field("its fsync: pending, failed (the last one returned an error) or idle", fsyncCall),
    truncate: field("its truncate or hole punch: pending, failed or idle", truncateCall),
    asks_for_pins: field("it has asked for pins and has neither got them nor an error", pinRequest),
    device_faults: field("its device has raised a page request that is not answered", deviceFault),
  },
};
