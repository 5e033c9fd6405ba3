import type { Policy } from "../policy";
import { bouncePinnedPages } from "./bounce-pinned-pages";
import { daxWaitUntilIdle } from "./dax-wait-until-idle";
import { layoutLease } from "./layout-lease";
import { napalm } from "./napalm";
import { reclaimSkipsPinned } from "./reclaim-skips-pinned";
import { refuseLongtermPins } from "./refuse-longterm-pins";
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
  bouncePinnedPages,
  truncateFailsOnPinned,
  reclaimSkipsPinned,
  refusePins,
  refuseLongtermPins,
  napalm,
  layoutLease,
  daxWaitUntilIdle,
];

export function bundledPolicy(name: string): Policy | undefined {
  return bundledPolicies.find((policy) => policy.name === name);
}
