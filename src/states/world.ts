import type { Kernel } from "./kernel";
import { type Scenario, takesMappingsDown } from "./scenario";

/** What the procedures are built for: they differ by kernel switch and, where hardware asks for it, by scenario. */
export interface World {
  readonly kernel: Kernel;
  readonly scenario: Scenario;
}

/** wait_for_stable_page waits for writeback of the page (bdi_cap_stable_pages_required). */
export const waitsForStablePages = ({ kernel, scenario }: World): boolean =>
  scenario.stablePagesRequired && kernel.stablePageWait === "device";

export const isDax = ({ scenario }: World): boolean => scenario.storage === "dax";

/** All pages of the file are one multi-order entry of its fsdax mapping. */
export const isOneEntry = (world: World): boolean => isDax(world) && world.scenario.daxEntries === "multi-order";

/** Whether direct I/O holds a lock of the file that page faults take too; there is no such filesystem on fsdax. */
export const locksFilesForDirectIo = (world: World): boolean =>
  world.kernel.directIoFileLock !== "none" &&
  !isDax(world) &&
  world.scenario.actors.some(({ run }) => run === "direct-io-read");

/** Whether anybody takes mmap_lock for writing; if nobody does, it is not modelled. */
export const usesMmapLock = ({ scenario }: World): boolean => takesMappingsDown(scenario.actors);
