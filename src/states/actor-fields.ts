import { type Element, type Expr, exists, processes, type Term } from "../model";
import type { Field, Fields } from "./vocabulary";
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
