import type { Policy } from "../policy";
import { layoutLease } from "./layout-lease";
import { napalm } from "./napalm";
import { reclaimSkipsPinned } from "./reclaim-skips-pinned";
import { refusePins } from "./refuse-pins";
import { stablePages } from "./stable-pages";
import { transientPinsLiteral } from "./transient-pins-literal";
import { transientPinsRepaired } from "./transient-pins-repaired";
import { truncateFailsOnPinned } from "./truncate-fails-on-pinned";
import { writebackOfPinned } from "./writeback-of-pinned";

/** The policies that a spec can use by name. */
export const bundledPolicies: readonly Policy[] = [
  stablePages,
  transientPinsLiteral,
  transientPinsRepaired,
  writebackOfPinned,
  truncateFailsOnPinned,
  reclaimSkipsPinned,
  refusePins,
  napalm,
  layoutLease,
];

export function bundledPolicy(name: string): Policy | undefined {
  return bundledPolicies.find((policy) => policy.name === name);
}
