import type { Kernel } from "../states";
import { reclaimAfterUnmap } from "../states";
import type { PinDetector } from "./detector";
import type { Rule } from "./rule";
import { rule } from "./typed-rule";

/** Rules that a kernel brings along; they decide after those of the policy. */
export function kernelRules(kernel: Kernel, { pinned }: PinDetector): readonly Rule[] {
  return kernel.reclaimSkipsPinned
    ? [rule("kernel-reclaim-skips-pinned", reclaimAfterUnmap, ({ page }) => pinned(page), "skip")]
    : [];
}
