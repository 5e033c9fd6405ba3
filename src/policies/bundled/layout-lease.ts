import { and, exists, is, isOneOf, not, self } from "../../model";
import { gupCheckVma, hasExtraReference, truncateAfterUnmap } from "../../states";
import { breakLeases, lease, someLeaseExpired, someLeaseHeld } from "../../states/world/lease";
import { pages } from "../../states/world/sets";
import { leaseTimeouts, leaseTimerProcess, mustBreakLeases } from "../break-lease";
import { definePolicy } from "../policy";
import type { Rule } from "../rule";
import { rule } from "../typed-rule";

/** Rule (d), in the versions that were argued about: XFS as of 4.19, the proposals of 2019, pNFS. */
export const layoutLease = definePolicy({
  name: "layout-lease",
  doc: "truncate and hole punch break layout leases, and wait for the pins under them",
  parameters: {
    required: { kind: "flag", default: true, doc: "long-term pins need a lease that is held" },
    order: {
      kind: "choice",
      values: ["before-pins", "after-pins"],
      default: "before-pins",
      doc: "leases are broken before or after waiting for pins (XFS 4.19: after)",
    },
    timeout: {
      kind: "choice",
      values: leaseTimeouts,
      default: "remove",
      doc: "what happens to a lease whose holder does not give it up in time",
    },
    pins: {
      kind: "choice",
      values: ["wait", "fail", "ignore"],
      default: "wait",
      doc: "what happens to references that are left once the leases are gone",
    },
    "owner-exempt": { kind: "flag", default: false, doc: "an operation does not break the leases of its own owner" },
    "pin-while-breaking": { kind: "flag", default: false, doc: "a lease that is being broken still allows new pins" },
  },
  rules: (args) => {
    const exempt = args["owner-exempt"];
    const pins = pinRules(args.pins);
    const leases = [
      rule("lease-expired", truncateAfterUnmap, () => someLeaseExpired(exempt), { fail: "ETXTBSY" }),
      rule(
        "break-leases",
        truncateAfterUnmap,
        () => mustBreakLeases(exempt),
        { wait: { drop: ["invalidate_lock", "i_rwsem"] } },
        breakLeases(exempt),
        someLeaseHeld(exempt),
      ),
    ];
    const mayPin = args["pin-while-breaking"] ? isOneOf(lease(self), "held", "breaking") : is(lease(self), "held");
    return [
      ...(args.required
        ? [rule("pins-need-a-lease", gupCheckVma, ({ longterm }) => and(longterm, not(mayPin)), { refuse: "EPERM" })]
        : []),
      ...(args.order === "before-pins" ? [...leases, ...pins] : [...pins, ...leases]),
    ];
  },
  processes: (args) => leaseTimerProcess(args.timeout),
});

function pinRules(pins: "wait" | "fail" | "ignore"): readonly Rule[] {
  const busy = () => exists(pages, hasExtraReference);
  switch (pins) {
    case "wait":
      return [rule("wait-for-references", truncateAfterUnmap, busy, { wait: { drop: ["invalidate_lock"] } })];
    case "fail":
      return [rule("fail-on-references", truncateAfterUnmap, busy, { fail: "ETXTBSY" })];
    case "ignore":
      return [];
  }
}
