import { assign, call, decide, event, exit, forEach, procedure, say, step } from "../../model";
import { reflinkBeforeShare, reflinkStart } from "../decision-points";
import type { World } from "../world";
import { invalidateLockOf, iRwsem, isFree, release, take } from "../world/lock";
import { shared } from "../world/page";
import { pages } from "../world/sets";
import { fileWriteAndWait } from "./file-write-and-wait";

/**
 * FICLONE of the file (fs/xfs/xfs_reflink.c xfs_reflink_remap_range): with the inode lock and invalidate_lock held, the file
 * is flushed, and from then on its blocks are shared with the clone.
 */
export const reflink = (world: World) => {
  const invalidate = invalidateLockOf(world.kernel);
  const locks = {
    invalidate_lock: { release: invalidate.releaseExclusive, restart: "take_invalidate_lock" },
    i_rwsem: { release: release(iRwsem), restart: "take_i_rwsem" },
  };
  return procedure(
    "xfs_reflink_remap_range",
    { file: "fs/xfs/xfs_reflink.c", doc: "reflink of the file", params: {}, locals: {}, exits: ["return"] },
    () => [
      step("enter", { agent: "user", text: say`calls ioctl(FICLONE)` }),
      decide("start", reflinkStart, { scope: {}, on: { proceed: "take_i_rwsem", fail: { go: "fail" } }, locks: {} }),
      step("take_i_rwsem", {
        fn: "inode_lock",
        when: isFree(iRwsem),
        do: take(iRwsem),
        acquires: true,
        text: say`takes the inode lock`,
      }),
      step("take_invalidate_lock", {
        fn: "filemap_invalidate_lock",
        when: invalidate.freeForExclusive,
        do: invalidate.takeExclusive,
        acquires: true,
        elidable: !invalidate.exists,
        text: say`takes invalidate_lock exclusively`,
      }),
      call("flush", fileWriteAndWait(world), {}, { done: "before_share", failed: "fail_locked" }),
      decide("before_share", reflinkBeforeShare, {
        scope: {},
        on: { proceed: "share", fail: { go: "fail_locked" } },
        locks,
      }),
      step("share", {
        do: forEach(pages, (page) => assign(shared(page), true)),
        events: [event("blocks.shared", {})],
        text: say`shares the blocks of the file with its clone`,
      }),
      step("release_invalidate_lock", {
        fn: "filemap_invalidate_unlock",
        do: invalidate.releaseExclusive,
        elidable: !invalidate.exists,
        text: say`releases invalidate_lock`,
      }),
      step("return", {
        fn: "inode_unlock",
        do: release(iRwsem),
        go: exit("return"),
        text: say`releases the inode lock, ioctl returns 0`,
      }),
      step("fail_locked", {
        fn: "filemap_invalidate_unlock",
        do: invalidate.releaseExclusive,
        elidable: !invalidate.exists,
        text: say`gives up, releases invalidate_lock`,
      }),
      step("fail_unlock", { fn: "inode_unlock", do: release(iRwsem), text: say`releases the inode lock` }),
      step("fail", { go: exit("return"), text: say`ioctl returns an error` }),
    ],
  );
};
