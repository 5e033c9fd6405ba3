/**
 * The switches that change kernel procedures: every weakening that a known bug needs, and every merged improvement.
 * A version preset is a set of switches; a spec may override each.
 */
export interface Kernel {
  readonly version: string;
  /** GUP-fast reads the PTE again after taking its reference (mm/gup.c gup_pte_range). */
  readonly gupFastRecheck: boolean;
  /** Page faults exclude truncate and hole punch (invalidate_lock; before 5.15 ext4 i_mmap_sem, XFS_MMAPLOCK). */
  readonly invalidateLock: boolean;
  /** Truncate and hole punch flush the file under i_rwsem and invalidate_lock (XFS; ext4 from 6.14 with data=journal). */
  readonly flushUnderInvalidateLock: boolean;
  /** Writeback looks again, after locking a page, whether it is still cached and dirty. */
  readonly recheckAfterPageLock: boolean;
  /** Truncate unmaps each page once more under its lock (truncate_cleanup_page). */
  readonly secondUnmap: boolean;
  /** Direct I/O sets pages dirty before it drops its references. */
  readonly dirtyBeforeUnpin: boolean;
  /** Reclaim writes dirty file pages itself (pageout; gone from 6.16). */
  readonly reclaimWrites: boolean;
  /**
   * Direct I/O that is complete locks a page to set it dirty (set_page_dirty_lock), so that reclaim does not look at it
   * meanwhile; the comment in __remove_mapping is about users who do not.
   */
  readonly dirtyUnderPageLock: boolean;
  /** __remove_mapping freezes the reference count before it tests for dirty, not after. */
  readonly freezeBeforeDirtyTest: boolean;
  /** Reclaim gives up a page that may be pinned before it touches its private data (6.4, d824ec2a1546). */
  readonly reclaimSkipsPinned: boolean;
  /** What writeback does with a page whose buffers are gone: BUG, or a warning that drops the data (5.18, cc5095747edf). */
  readonly pageWithoutBuffers: "bug" | "warn";
  /** Whether direct I/O takes plain references or pins (6.5, a7e689dd1c06). */
  readonly directIoReference: "get" | "pin";
  /** Whether long-term registrations take plain references or pins (5.6, pin_user_pages with FOLL_LONGTERM). */
  readonly longTermReference: "get" | "pin";
  /** Long-term pins of fsdax pages: allowed, or refused after pinning (4.15, 2bb6d2837083). */
  readonly longTermOnDax: "allow" | "refuse";
  /** Long-term pins for writing to file-backed pages: allowed, or refused (6.5). */
  readonly longTermFileWrite: "allow" | "refuse";
  /** Truncate, hole punch and (from 6.15) eviction wait for references to fsdax pages (dax_layout_busy_page). */
  readonly daxBusyCheck: "none" | "skip-if-unmapped" | "always";
  /**
   * Breaking the layouts of an fsdax file looks for referenced pages until it finds none. Without, it stops looking if the
   * reference that it found is gone before it comes to sleep on it (ext4_break_layouts until b1f382178d15, 4.19).
   */
  readonly breakLayoutsRescans: boolean;
  /**
   * Where dax_layout_busy_page goes on after an entry: behind it, or at the index after the one that the look-up returned,
   * which for a multi-order entry is still inside (from 4.18 until d7782145e1ad).
   */
  readonly daxScanAdvances: "past-entry" | "one-index";
  /** A driver's invalidation callback waits until its device cannot reach the pages any more, or only queues a command. */
  readonly notifierCallback: "synchronous" | "asynchronous";
  /** A device's driver looks, after a fault, whether an invalidation has begun meanwhile, and starts again. */
  readonly deviceFaultRetry: boolean;
  /** Write-protecting a page calls the notifiers. */
  readonly notifyWriteProtect: boolean;
  /** Truncate's second unmap, page by page, calls the notifiers. */
  readonly notifySecondUnmap: boolean;
  /** A device's driver holds the lock of its callback across the CPU's page fault. */
  readonly driverLockAcrossFault: boolean;
  /** A driver's callback locks the page in order to set it dirty (i915 userptr, 5.3). */
  readonly callbackTakesPageLock: boolean;
  /**
   * Whether a driver's callback sets the pages that its device had mapped dirty: `trylock` only if it gets the page lock
   * (i915 userptr, 2d691aeca4ae), `without-lock` in any case (ODP, drivers/infiniband/core/umem_odp.c).
   */
  readonly callbackSetsDirty: "never" | "trylock" | "without-lock";
  /** Whether an iomap direct read completes to the user before or after the pages are checked for dirty (7.0, 45cec0de6c89). */
  readonly iomapCompletes: "before-dirty-check" | "after-dirty-check";
  /**
   * Whether the filesystem has a lock of each file that direct I/O holds shared and page faults take exclusively (gfs2's
   * glock, btrfs's extent lock). `held-across-faults`: direct I/O keeps it while it faults its buffer in;
   * `dropped-for-faults`: it pins with FOLL_NOFAULT and lets go of it to fault (5.16, b01b2d72da25, 51bd9563b678).
   */
  readonly directIoFileLock: "none" | "held-across-faults" | "dropped-for-faults";
  /** Where WB_SYNC_NONE starts: at the first page, or where the last pass ended, wrapping with I/O still queued (4.19). */
  readonly writebackOrder: "ascending" | "cyclic";
  /** Truncate changes i_size before it takes invalidate_lock (ext4 4.19), not after. */
  readonly sizeBeforeInvalidateLock: boolean;
  /**
   * wait_for_stable_page waits where the device needs stable pages; `never` is a device or filesystem that needs them and
   * does not say so (nilfs2 until 38296afe3c6e), and the kernel before 3.0.
   */
  readonly stablePageWait: "device" | "never";
  /** The block layer copies the pages of each bio as it is submitted (blk_queue_bounce with MS_SNAP_STABLE, 3.9). */
  readonly blockLayerBounce: boolean;
  /** Sleeping locks are handed over to the longest waiter (rwsem 5.3, page lock 5.9). */
  readonly lockHandOver: boolean;
}

const v4_14: Kernel = {
  version: "4.14",
  gupFastRecheck: true,
  invalidateLock: true,
  flushUnderInvalidateLock: false,
  recheckAfterPageLock: true,
  secondUnmap: true,
  dirtyBeforeUnpin: true,
  dirtyUnderPageLock: true,
  reclaimWrites: true,
  freezeBeforeDirtyTest: true,
  reclaimSkipsPinned: false,
  pageWithoutBuffers: "bug",
  directIoReference: "get",
  longTermReference: "get",
  longTermOnDax: "allow",
  longTermFileWrite: "allow",
  daxBusyCheck: "none",
  breakLayoutsRescans: true,
  daxScanAdvances: "past-entry",
  notifierCallback: "synchronous",
  deviceFaultRetry: true,
  notifyWriteProtect: true,
  notifySecondUnmap: true,
  driverLockAcrossFault: false,
  callbackTakesPageLock: false,
  callbackSetsDirty: "never",
  iomapCompletes: "before-dirty-check",
  directIoFileLock: "none",
  writebackOrder: "ascending",
  sizeBeforeInvalidateLock: true,
  stablePageWait: "device",
  blockLayerBounce: false,
  lockHandOver: false,
};

/** What changed, oldest first; each preset contains all before it. */
const changes: readonly (readonly [version: string, change: Partial<Kernel>])[] = [
  ["4.14", {}],
  ["4.15", { longTermOnDax: "refuse" }],
  ["4.19", { daxBusyCheck: "skip-if-unmapped" }],
  ["5.15", { lockHandOver: true, sizeBeforeInvalidateLock: false, longTermReference: "pin" }],
  ["5.18", { pageWithoutBuffers: "warn" }],
  ["6.4", { reclaimSkipsPinned: true }],
  ["6.5", { directIoReference: "pin", longTermFileWrite: "refuse" }],
  ["6.15", { daxBusyCheck: "always" }],
  ["6.16", { reclaimWrites: false }],
  ["7.0", { iomapCompletes: "after-dirty-check" }],
];

/** The versions for which there is a preset, oldest first. */
export const kernelVersions: readonly string[] = changes.map(([version]) => version);

/** The preset of a version; undefined where there is none. */
export function kernelOf(version: string): Kernel | undefined {
  if (!kernelVersions.includes(version)) return undefined;
  let kernel = v4_14;
  for (const [name, change] of changes) {
    kernel = { ...kernel, ...change, version: name };
    if (name === version) break;
  }
  return kernel;
}
