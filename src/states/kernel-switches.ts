import type { Kernel } from "./kernel";

type SwitchKey = Exclude<keyof Kernel, "version">;

/** A switch is on or off, or one of some named choices, each with what it means. */
type Documentation<V> = [V] extends [boolean]
  ? { readonly doc: string }
  : { readonly doc: string; readonly choices: { readonly [Choice in V & string]: string } };

/** What each switch does; one that is missing here does not compile. */
const documentation: { readonly [K in SwitchKey]: Documentation<Kernel[K]> } = {
  gupFastRecheck: { doc: "GUP-fast reads the PTE again after taking its reference" },
  invalidateLock: { doc: "page faults exclude truncate and hole punch (invalidate_lock)" },
  flushUnderInvalidateLock: { doc: "truncate and hole punch flush the file under i_rwsem and invalidate_lock" },
  recheckAfterPageLock: { doc: "writeback looks again, after locking a page, whether it is still cached and dirty" },
  secondUnmap: { doc: "truncate unmaps each page once more under its lock" },
  dirtyBeforeUnpin: { doc: "direct I/O sets pages dirty before it drops its references" },
  dirtyUnderPageLock: { doc: "direct I/O locks a page to set it dirty when it is complete" },
  reclaimWrites: { doc: "reclaim writes dirty file pages itself (pageout)" },
  freezeBeforeDirtyTest: { doc: "reclaim freezes the reference count before it tests for dirty, not after" },
  reclaimSkipsPinned: { doc: "reclaim gives up a page that may be pinned before it touches its private data" },
  pageWithoutBuffers: {
    doc: "what writeback does with a dirty page whose buffers are gone",
    choices: { bug: "BUG", warn: "a warning, and the data is dropped" },
  },
  directIoReference: {
    doc: "what direct I/O takes on the pages of its buffer",
    choices: { get: "plain references", pin: "pins, which pin counting sees" },
  },
  longTermReference: {
    doc: "what a long-term registration takes on its pages",
    choices: { get: "plain references", pin: "pins, which pin counting sees" },
  },
  longTermOnDax: {
    doc: "long-term pins of fsdax pages",
    choices: { allow: "are allowed", refuse: "are dropped again and refused" },
  },
  longTermFileWrite: {
    doc: "long-term pins for writing to file-backed pages",
    choices: { allow: "are allowed", refuse: "are refused" },
  },
  daxBusyCheck: {
    doc: "whether removing blocks of an fsdax file waits for references to their pages",
    choices: {
      none: "it does not",
      "skip-if-unmapped": "truncate and hole punch do, but not if the file is no longer mapped",
      always: "truncate, hole punch and eviction do",
    },
  },
  breakLayoutsRescans: {
    doc: "a wait for references to fsdax pages looks for others, even if the first is gone before it sleeps",
  },
  daxScanAdvances: {
    doc: "where the look for references of truncate and hole punch goes on after an entry of an fsdax file",
    choices: {
      "past-entry": "behind the entry",
      "one-index": "one index after the first of the entry, which is inside a multi-order one",
    },
  },
  notifierCallback: {
    doc: "when a driver's invalidation callback returns",
    choices: {
      synchronous: "once its device cannot reach the pages any more",
      asynchronous: "once it has queued a command to its device",
    },
  },
  deviceFaultRetry: {
    doc: "a driver looks after a fault whether an invalidation has begun meanwhile, and starts again",
  },
  notifyWriteProtect: { doc: "write-protecting a page calls the notifiers" },
  notifySecondUnmap: { doc: "truncate's second unmap, page by page, calls the notifiers" },
  driverLockAcrossFault: { doc: "a driver holds the lock of its callback across the CPU's page fault" },
  callbackTakesPageLock: { doc: "a driver's callback locks the page in order to set it dirty" },
  callbackSetsDirty: {
    doc: "whether a driver's callback sets the pages that its device had mapped dirty",
    choices: {
      never: "it does not",
      trylock: "only if it gets the page lock at once",
      "without-lock": "it does, without the page lock",
    },
  },
  iomapCompletes: {
    doc: "when the user sees that an iomap direct read is complete",
    choices: {
      "before-dirty-check": "before the pages are checked for dirty",
      "after-dirty-check": "after the pages are checked for dirty",
    },
  },
  directIoFileLock: {
    doc: "a lock of each file that direct I/O holds shared and page faults take exclusively",
    choices: {
      none: "there is none, or page faults do not take it (ext4, XFS)",
      "held-across-faults": "direct I/O keeps it while it faults its buffer in (gfs2 and btrfs until 5.16)",
      "dropped-for-faults": "direct I/O lets go of it to fault its buffer in, and starts again",
    },
  },
  writebackOrder: {
    doc: "where WB_SYNC_NONE writeback starts",
    choices: {
      ascending: "at the first page",
      cyclic: "where the last pass ended, wrapping with I/O still queued",
    },
  },
  sizeBeforeInvalidateLock: { doc: "truncate changes i_size before it takes invalidate_lock, not after" },
  stablePageWait: {
    doc: "whether wait_for_stable_page waits for writeback",
    choices: { device: "where the device needs stable pages", never: "never, whatever the device needs" },
  },
  blockLayerBounce: { doc: "the block layer copies the pages of each bio as it is submitted" },
  lockHandOver: { doc: "sleeping locks are handed over to the longest waiter" },
};

/** A switch that changes kernel procedures. */
export interface KernelSwitch {
  readonly key: SwitchKey;
  /** As it is written in specs: `gup-fast-recheck`. */
  readonly name: string;
  readonly doc: string;
  /** The meaning of each choice by name; undefined for a switch that is on or off. */
  readonly choices: Readonly<Record<string, string>> | undefined;
}

/** All switches, in the order of the documentation. */
export const kernelSwitches: readonly KernelSwitch[] = (Object.keys(documentation) as readonly SwitchKey[]).map(
  (key) => {
    const entry: { readonly doc: string; readonly choices?: Readonly<Record<string, string>> } = documentation[key];
    const name = key.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    return { key, name, doc: entry.doc, choices: entry.choices };
  },
);
