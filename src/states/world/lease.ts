import {
  and,
  assign,
  bool,
  type Effects,
  enumeration,
  exists,
  forEach,
  is,
  isnt,
  not,
  processes,
  self,
  type Term,
  table,
  when,
} from "../../model";
import type { Actor } from "./page";

/*
 * Layout leases (fs/locks.c): a lease belongs to an open file description, here to the actor that holds it. Breaking a lease
 * asks its holder to give it up; what happens to one who does not is the policy's `timeout`.
 */
export const leaseState = enumeration("lease", ["none", "held", "breaking", "expired"]);
export const lease = table("lease", leaseState, processes, "none", {
  group: "lease",
  doc: "the actor's layout lease: none, held, breaking (its holder has been asked to give it up), expired",
});
export const killed = table("killed", bool, processes, false, {
  group: "lease",
  doc: "SIGKILL has been sent to the actor",
});
export const fenced = table("fenced", bool, processes, false, {
  group: "lease",
  doc: "the actor's device has been cut off: its DMA no longer reaches memory",
});
export const answersInTime = table("answers_in_time", bool, processes, false, {
  doc: "the actor's user gives up what it is asked for before any timer runs out",
  constant: true,
});
export const actsFor = table("acts_for", processes.optional, processes, null, {
  doc: "the actor on whose own behalf this one works: it does not conflict with its leases",
  constant: true,
});

const inState = (holder: Actor, state: "held" | "breaking" | "expired", ownerExempt: boolean): Term<boolean> =>
  ownerExempt ? and(is(lease(holder), state), isnt(actsFor(self), holder)) : is(lease(holder), state);

const some = (state: "held" | "breaking" | "expired", ownerExempt: boolean): Term<boolean> =>
  exists(processes, (holder) => inState(holder, state, ownerExempt));

export const someLeaseHeld = (ownerExempt: boolean): Term<boolean> => some("held", ownerExempt);
export const someLeaseBreaking = (ownerExempt: boolean): Term<boolean> => some("breaking", ownerExempt);
export const someLeaseExpired = (ownerExempt: boolean): Term<boolean> => some("expired", ownerExempt);

/** Asks the holders of all conflicting leases to give them up (__break_lease, lm_break: SIGIO). */
export const breakLeases = (ownerExempt: boolean): Effects =>
  forEach(processes, (holder) => when(inState(holder, "held", ownerExempt), assign(lease(holder), "breaking")));

/** Nobody else holds a lease, in any state. */
export const noOtherLease: Term<boolean> = not(
  exists(processes, (holder) => and(isnt(lease(holder), "none"), isnt(holder, self))),
);
