import { and, exists, type Term } from "../model";
import {
  evictInode,
  gupCheckVma,
  gupFastPath,
  hasExtraReference,
  isDax,
  reclaimAfterUnmap,
  truncateAfterUnmap,
  type World,
} from "../states";
import { vma } from "../states/world/page";
import { pages } from "../states/world/sets";
import type { PinDetector } from "./detector";
import type { Rule } from "./rule";
import { rule } from "./typed-rule";

/** Rules that a kernel brings along; they decide after those of the policy. */
export function kernelRules(world: World, { pinned }: PinDetector): readonly Rule[] {
  const { kernel } = world;
  return [
    ...(kernel.reclaimSkipsPinned
      ? [rule("kernel-reclaim-skips-pinned", reclaimAfterUnmap, ({ page }) => pinned(page), "skip")]
      : []),
    ...(kernel.longTermFileWrite === "refuse"
      ? [
          rule("kernel-refuses-long-term-writes", gupCheckVma, ({ longterm }) => longterm, { refuse: "EFAULT" }),
          rule("kernel-refuses-long-term-writes-fast", gupFastPath, ({ longterm }) => longterm, "skip"),
        ]
      : []),
    ...(isDax(world) ? daxRules(world) : []),
  ];
}

/** dax_layout_busy_page: unmap, look for references, wait with invalidate_lock dropped, look again. */
function daxRules({ kernel }: World): readonly Rule[] {
  const busy = exists(pages, hasExtraReference);
  const waitsWhen = (condition: Term<boolean>): Rule =>
    rule("kernel-waits-for-dax-idle", truncateAfterUnmap, () => condition, { wait: { drop: ["invalidate_lock"] } });
  switch (kernel.daxBusyCheck) {
    case "none":
      return [];
    case "skip-if-unmapped":
      return [waitsWhen(and(vma, busy))];
    case "always":
      return [waitsWhen(busy), rule("kernel-evicts-when-dax-idle", evictInode, () => busy, { wait: {} })];
  }
}
