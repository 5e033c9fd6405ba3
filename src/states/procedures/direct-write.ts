import { call, event, exit, procedure, say, self, step } from "../../model";
import type { World } from "../world";
import { iRwsem, isFree, release, take } from "../world/lock";
import { pages } from "../world/sets";
import { fileWriteAndWait } from "./file-write-and-wait";
import { invalidateInodePages } from "./invalidate-inode-pages";

/**
 * An O_DIRECT write(2) to the file itself: flushes the range, drops its cached pages before and after the I/O. The data
 * goes to the disk past the page cache; a page that could not be dropped stays, stale, as in the kernel.
 */
export const directWrite = (world: World) =>
  procedure(
    "generic_file_direct_write",
    {
      file: "mm/filemap.c",
      doc: "O_DIRECT write(2) to the file",
      params: { first: pages.element, last: pages.element },
      locals: {},
      exits: ["return"],
    },
    ({ first, last }) => [
      step("take_i_rwsem", {
        fn: "inode_lock",
        agent: "user",
        when: isFree(iRwsem),
        do: take(iRwsem),
        acquires: true,
        text: say`calls pwrite with O_DIRECT, takes the inode lock`,
      }),
      call("flush", fileWriteAndWait(world), {}, { done: "invalidate_before", failed: "fail" }),
      call("invalidate_before", invalidateInodePages(world), { first, last }, { done: "write", failed: "fail" }),
      step("write", { fn: "submit_bio", agent: "device", text: say`the device writes the new data to disk` }),
      call("invalidate_after", invalidateInodePages(world), { first, last }, { done: "return", failed: "return" }),
      step("return", {
        fn: "inode_unlock",
        do: release(iRwsem),
        events: [event("io.acknowledged", { by: self })],
        go: exit("return"),
        text: say`releases the inode lock, pwrite returns`,
      }),
      step("fail", {
        fn: "inode_unlock",
        do: release(iRwsem),
        go: exit("return"),
        text: say`releases the inode lock, pwrite fails`,
      }),
    ],
  );
