import {
  always,
  and,
  assign,
  bool,
  type Effects,
  type Element,
  every,
  is,
  not,
  processes,
  type Ref,
  scalar,
  self,
  type Table,
  type Term,
  table,
} from "../../model";
import type { Kernel } from "../kernel";
import { locksFilesForDirectIo, usesMmapLock, type World } from "../world";
import { type Page, pageLock } from "./page";

/*
 * Sleeping locks. A reader is not held up by a waiting writer: rwsem's queueing is a matter of fairness, not of safety.
 * A process that asks for a lock that it holds already waits for itself, as in the kernel.
 */
export const iRwsem = scalar("i_rwsem", processes.optional, null, {
  group: "lock",
  doc: "who holds the inode lock exclusively",
});
export const invalidateLock = scalar("invalidate_lock", processes.optional, null, {
  group: "lock",
  doc: "who holds invalidate_lock exclusively",
});
export const invalidateLockShared = table("invalidate_lock_shared", bool, processes, false, {
  group: "lock",
  doc: "who holds invalidate_lock shared",
});

export const mmapLock = scalar("mmap_lock", processes.optional, null, {
  group: "lock",
  doc: "who holds mmap_lock for writing",
});
export const mmapLockShared = table("mmap_lock_shared", bool, processes, false, {
  group: "lock",
  doc: "who holds mmap_lock for reading",
});

export const fileLock = scalar("file_lock", processes.optional, null, {
  group: "lock",
  doc: "who holds the filesystem's lock of the file exclusively",
});
export const fileLockShared = table("file_lock_shared", bool, processes, false, {
  group: "lock",
  doc: "who holds the filesystem's lock of the file shared",
});
export const otherFileLock = scalar("other_file_lock", processes.optional, null, {
  group: "lock",
  doc: "who holds the filesystem's lock of the other file exclusively",
});
export const otherFileLockShared = table("other_file_lock_shared", bool, processes, false, {
  group: "lock",
  doc: "who holds the filesystem's lock of the other file shared",
});

type Lock = Ref<Element<"process"> | null>;

export const isFree = (lock: Lock): Term<boolean> => is(lock, null);
export const take = (lock: Lock): Effects => assign(lock, self);
export const release = (lock: Lock): Effects => assign(lock, null);

export const pageLockIsFree = (page: Page): Term<boolean> => isFree(pageLock(page));
export const lockPage = (page: Page): Effects => take(pageLock(page));
export const unlockPage = (page: Page): Effects => release(pageLock(page));

/** A reader-writer lock that may not be part of the model: then it is always free, and taking it does nothing. */
export interface SharedLock {
  readonly exists: boolean;
  readonly freeForShared: Term<boolean>;
  readonly freeForExclusive: Term<boolean>;
  readonly takeShared: Effects;
  readonly releaseShared: Effects;
  readonly takeExclusive: Effects;
  readonly releaseExclusive: Effects;
}

const absent: SharedLock = {
  exists: false,
  freeForShared: always,
  freeForExclusive: always,
  takeShared: [],
  releaseShared: [],
  takeExclusive: [],
  releaseExclusive: [],
};

function sharedLock(exclusive: Lock, shared: Table<boolean, "process">): SharedLock {
  return {
    exists: true,
    freeForShared: isFree(exclusive),
    freeForExclusive: and(
      isFree(exclusive),
      every(processes, (process) => not(shared(process))),
    ),
    takeShared: assign(shared(self), true),
    releaseShared: assign(shared(self), false),
    takeExclusive: take(exclusive),
    releaseExclusive: release(exclusive),
  };
}

/** invalidate_lock, on a kernel that has it. */
export const invalidateLockOf = (kernel: Kernel): SharedLock =>
  kernel.invalidateLock ? sharedLock(invalidateLock, invalidateLockShared) : absent;

/** mmap_lock, where somebody takes it for writing. */
export const mmapLockOf = (world: World): SharedLock =>
  usesMmapLock(world) ? sharedLock(mmapLock, mmapLockShared) : absent;

/** The filesystem's lock of our file, where direct I/O holds it shared and page faults take it exclusively. */
export const fileLockOf = (world: World): SharedLock =>
  locksFilesForDirectIo(world) ? sharedLock(fileLock, fileLockShared) : absent;

/** The same of the other file of direct reads. */
export const otherFileLockOf = (world: World): SharedLock =>
  locksFilesForDirectIo(world) ? sharedLock(otherFileLock, otherFileLockShared) : absent;
