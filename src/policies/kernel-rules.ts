import { gupCheckVma, gupFastPath, isDax, isOneEntry, reclaimAfterUnmap, type World } from "../states";
import { daxEvictionRules, daxIdleRules } from "./dax-idle";
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

/** Truncate and hole punch look at a multi-order entry in steps of their own, and need no rule. */
function daxRules(world: World): readonly Rule[] {
  const { daxBusyCheck } = world.kernel;
  if (isOneEntry(world)) return daxBusyCheck === "always" ? daxEvictionRules("kernel-", world) : [];
  switch (daxBusyCheck) {
    case "none":
      return [];
    case "skip-if-unmapped":
      return daxIdleRules("kernel-", daxBusyCheck, false, world);
    case "always":
      return daxIdleRules("kernel-", daxBusyCheck, true, world);
  }
}
