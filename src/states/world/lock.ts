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
  type Term,
  table,
} from "../../model";
import type { Kernel } from "../kernel";
import { type Page, pageLock } from "./page";

/*
 * Sleeping locks. A reader is not held up by a waiting writer: rwsem's queueing is a matter of fairness, not of safety,
 * and no process here takes the same lock twice.
 */
export const iRwsem = scalar("i_rwsem", processes.optional, null, { doc: "who holds the inode lock exclusively" });
export const invalidateLock = scalar("invalidate_lock", processes.optional, null, {
  doc: "who holds invalidate_lock exclusively",
});
export const invalidateLockShared = table("invalidate_lock_shared", bool, processes, false, {
  doc: "who holds invalidate_lock shared",
});

type Lock = Ref<Element<"process"> | null>;

export const isFree = (lock: Lock): Term<boolean> => is(lock, null);
export const take = (lock: Lock): Effects => assign(lock, self);
export const release = (lock: Lock): Effects => assign(lock, null);

export const pageLockIsFree = (page: Page): Term<boolean> => isFree(pageLock(page));
export const lockPage = (page: Page): Effects => take(pageLock(page));
export const unlockPage = (page: Page): Effects => release(pageLock(page));

/** invalidate_lock, on a kernel that has it: on one that has not it is always free, and taking it does nothing. */
export interface InvalidateLock {
  readonly exists: boolean;
  readonly freeForShared: Term<boolean>;
  readonly freeForExclusive: Term<boolean>;
  readonly takeShared: Effects;
  readonly releaseShared: Effects;
  readonly takeExclusive: Effects;
  readonly releaseExclusive: Effects;
}

export function invalidateLockOf(kernel: Kernel): InvalidateLock {
  if (!kernel.invalidateLock) {
    return {
      exists: false,
      freeForShared: always,
      freeForExclusive: always,
      takeShared: [],
      releaseShared: [],
      takeExclusive: [],
      releaseExclusive: [],
    };
  }
  const mine = invalidateLockShared(self);
  return {
    exists: true,
    freeForShared: isFree(invalidateLock),
    freeForExclusive: and(
      isFree(invalidateLock),
      every(processes, (process) => not(invalidateLockShared(process))),
    ),
    takeShared: assign(mine, true),
    releaseShared: assign(mine, false),
    takeExclusive: take(invalidateLock),
    releaseExclusive: release(invalidateLock),
  };
}
