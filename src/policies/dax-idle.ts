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
  const busy = isBusy(world);
  const condition = check === "always" ? busy : and(fileIsMapped, busy);
  return [
    rule(`${prefix}waits-for-dax-idle`, truncateAfterUnmap, () => condition, { wait: { drop: ["invalidate_lock"] } }),
    ...(evictionWaits ? daxEvictionRules(prefix, world) : []),
  ];
}

/** dax_break_layout_final: eviction waits for references. Nothing off fsdax. */
export const daxEvictionRules = (prefix: string, world: World): readonly Rule[] => [
  rule(`${prefix}evicts-when-dax-idle`, evictInode, () => isBusy(world), { wait: {} }),
];

const isBusy = (world: World): Term<boolean> => and(constant(isDax(world)), exists(pages, hasExtraReference));
