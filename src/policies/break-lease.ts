import { and, boolTerm, type Expr, flatten, or, type Statement, type Term } from "../model";
import { type BackgroundProcess, reflinkBeforeShare, truncateAfterUnmap, truncateBeforeUnmap } from "../states";
import { type LeaseTimeout, leaseTimer } from "../states/procedures/lease-timer";
import { breakLeases, someLeaseBreaking, someLeaseExpired, someLeaseHeld } from "../states/world/lease";
import type { Rule } from "./rule";

/** The decision points at which a rule can break layout leases. */
export const breakLeasePoints: readonly string[] = [
  truncateBeforeUnmap.id,
  truncateAfterUnmap.id,
  reflinkBeforeShare.id,
];

export const leaseTimeouts = [
  "none",
  "remove",
  "fail",
  "kill",
  "kill-and-remove",
  "fence",
  "remove-then-fence",
] as const satisfies readonly LeaseTimeout[];

export type { LeaseTimeout };

/** There are leases that the operation must wait for. */
export const mustBreakLeases = (ownerExempt: boolean): Term<boolean> =>
  or(someLeaseHeld(ownerExempt), someLeaseBreaking(ownerExempt));

export interface LeaseBreak {
  readonly id: string;
  readonly at: string;
  readonly when: Expr;
  /** Locks to release while asleep. */
  readonly drop: readonly string[];
  readonly ownerExempt: boolean;
  /** Assignments that go with the break. */
  readonly set: readonly Statement[];
}

/**
 * `break-lease`: where the condition is true and somebody holds a lease, asks its holder to give it up, and waits until no
 * lease is left; a lease that is taken meanwhile is broken, too (__break_lease starts again). Where timed-out leases make the operation fail, that is a rule of its own.
 */
export function breakLeaseRules(wanted: LeaseBreak, timeout: LeaseTimeout): readonly Rule[] {
  const { id, at, drop, ownerExempt, set } = wanted;
  const given = boolTerm(wanted.when);
  const expired: Rule = {
    id: `${id}-expired`,
    at,
    when: and(given, someLeaseExpired(ownerExempt)).expr,
    do: { kind: "fail", errno: "ETXTBSY" },
    set: [],
  };
  const breaks: Rule = {
    id,
    at,
    when: and(given, mustBreakLeases(ownerExempt)).expr,
    do: { kind: "wait", drop, submit: false },
    set: [...set, ...flatten(breakLeases(ownerExempt))],
    again: and(given, someLeaseHeld(ownerExempt)).expr,
  };
  return timeout === "fail" ? [expired, breaks] : [breaks];
}

/** The process that acts on leases that are not given up in time. */
export function leaseTimerProcess(timeout: LeaseTimeout): readonly BackgroundProcess[] {
  const procedure = leaseTimer(timeout);
  return procedure === undefined ? [] : [{ name: "lease-timer", procedure, doc: "acts on leases that time out" }];
}
