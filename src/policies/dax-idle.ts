import { and, constant, exists, type Term } from "../model";
import { evictInode, hasExtraReference, isDax, truncateAfterUnmap, type World } from "../states";
import { fileIsMapped } from "../states/world/page";
import { pages } from "../states/world/sets";
import type { Rule } from "./rule";
import { rule } from "./typed-rule";

/** When dax_layout_busy_page looks for references: always, or, as until 6.14, only while the file is mapped. */
export type DaxBusyCheck = "always" | "skip-if-unmapped";

/** dax_layout_busy_page: unmap, look for references, wait with invalidate_lock dropped, look again. Nothing off fsdax. */
export function daxIdleRules(
  prefix: string,
  check: DaxBusyCheck,
  evictionWaits: boolean,
  world: World,
): readonly Rule[] {
  const busy: Term<boolean> = and(constant(isDax(world)), exists(pages, hasExtraReference));
  const condition = check === "always" ? busy : and(fileIsMapped, busy);
  return [
    rule(`${prefix}waits-for-dax-idle`, truncateAfterUnmap, () => condition, { wait: { drop: ["invalidate_lock"] } }),
    ...(evictionWaits ? [rule(`${prefix}evicts-when-dax-idle`, evictInode, () => busy, { wait: {} })] : []),
  ];
}
