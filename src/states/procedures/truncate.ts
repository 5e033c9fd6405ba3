import {
  and,
  assign,
  atLeast,
  atMost,
  call,
  decide,
  event,
  exit,
  forEach,
  procedure,
  say,
  self,
  step,
  when,
} from "../../model";
import { freeBlocks, truncateAfterUnmap, truncateBeforeUnmap, truncateStart } from "../decision-points";
import { isDax, type World } from "../world";
import { truncateCall } from "../world/call";
import { invalidateLockOf, iRwsem, isFree, release, take } from "../world/lock";
import { beyondEof } from "../world/page";
import { orphan } from "../world/pin";
import { pages } from "../world/sets";
import { breakLayouts, stopsEarly } from "./break-layouts";
import { breakLayoutsOfEntry, scansEntry } from "./break-layouts-of-entry";
import { daxDeleteMapping } from "./dax-delete-mapping";
import { fileWriteAndWait } from "./file-write-and-wait";
import { truncateInodePages } from "./truncate-inode-pages";
import { unmapMappingRange } from "./unmap-mapping-range";

/** What distinguishes truncate(2) from fallocate(FALLOC_FL_PUNCH_HOLE). */
interface Kind {
  readonly name: string;
  readonly call: string;
  readonly doc: string;
  /** Changes i_size, and unmaps a second time at the end (for private copies of its pages). */
  readonly changesSize: boolean;
  /** Flushes the file before it takes any lock. */
  readonly flushesFirst: boolean;
}

/**
 * Truncate and hole punch (fs/ext4/inode.c ext4_setattr, ext4_punch_hole). inode_dio_wait is not modelled: direct writes
 * to the file hold the inode lock throughout.
 */
const removal = (world: World, kind: Kind) => {
  const { kernel } = world;
  const invalidate = invalidateLockOf(kernel);
  const early = kind.changesSize && kernel.sizeBeforeInvalidateLock;
  const late = kind.changesSize && !kernel.sizeBeforeInvalidateLock;
  const beforeLocks = kind.flushesFirst && !kernel.flushUnderInvalidateLock;
  return procedure(
    kind.name,
    {
      file: "fs/ext4/inode.c",
      doc: kind.doc,
      params: { first: pages.element, last: pages.element },
      locals: {},
      exits: ["return"],
    },
    ({ first, last }) => {
      const setSize = forEach(pages, (page) => when(atLeast(page, first), assign(beyondEof(page), true)));
      const locks = (invalidateRestart: string, inodeRestart: string) => ({
        invalidate_lock: { release: invalidate.releaseExclusive, restart: invalidateRestart },
        i_rwsem: { release: release(iRwsem), restart: inodeRestart },
      });
      const dax = isDax(world);
      const removed = kind.changesSize ? "unmap_again" : "before_free";
      const scans = scansEntry(world);
      const afterLock = kernel.flushUnderInvalidateLock ? "flush_locked" : late ? "set_size_locked" : "before_unmap";
      return [
        step("enter", { agent: "user", do: assign(truncateCall(self), "pending"), text: say`calls ${kind.call}` }),
        decide("start", truncateStart, {
          scope: { first, last },
          on: { proceed: beforeLocks ? "flush" : "take_i_rwsem", fail: { go: "fail" } },
          locks: {},
        }),
        ...(beforeLocks ? [call("flush", fileWriteAndWait(world), {}, { done: "take_i_rwsem", failed: "fail" })] : []),
        step("take_i_rwsem", {
          fn: "inode_lock",
          when: isFree(iRwsem),
          do: take(iRwsem),
          acquires: true,
          text: say`takes the inode lock`,
        }),
        ...(early
          ? [step("set_size", { fn: "i_size_write", do: setSize, text: say`sets i_size to end before ${first}` })]
          : []),
        step("take_invalidate_lock", {
          fn: "filemap_invalidate_lock",
          when: invalidate.freeForExclusive,
          do: invalidate.takeExclusive,
          acquires: true,
          go: afterLock,
          elidable: !invalidate.exists,
          text: say`takes invalidate_lock exclusively`,
        }),
        ...(kernel.flushUnderInvalidateLock
          ? [
              call(
                "flush_locked",
                fileWriteAndWait(world),
                {},
                {
                  done: late ? "set_size_locked" : "before_unmap",
                  failed: "fail_locked",
                },
              ),
            ]
          : []),
        ...(late
          ? [
              step("set_size_locked", {
                fn: "i_size_write",
                do: setSize,
                text: say`sets i_size to end before ${first}`,
              }),
            ]
          : []),
        decide("before_unmap", truncateBeforeUnmap, {
          scope: { first, last },
          on: { proceed: "unmap", fail: { go: "fail_locked" } },
          locks: locks("take_invalidate_lock", "take_i_rwsem"),
        }),
        call(
          "unmap",
          unmapMappingRange(world),
          { first, last },
          { done: stopsEarly(world) ? "break_layouts" : "after_unmap" },
        ),
        ...(stopsEarly(world)
          ? [
              call(
                "break_layouts",
                breakLayouts(world),
                {},
                { idle: "after_unmap", busy: "after_unmap", stops: "remove" },
              ),
            ]
          : []),
        decide("after_unmap", truncateAfterUnmap, {
          scope: { first, last },
          on: { proceed: scans ? "scan" : "remove", fail: { go: "fail_locked" } },
          locks: locks("take_invalidate_lock", "take_i_rwsem"),
        }),
        ...(scans
          ? [
              call(
                "scan",
                breakLayoutsOfEntry(world),
                {},
                {
                  idle: "remove",
                  slept: "take_invalidate_lock",
                  gone: kernel.breakLayoutsRescans ? "unmap" : "remove",
                },
              ),
            ]
          : []),
        dax
          ? call("remove", daxDeleteMapping(world), { first, last }, { done: removed })
          : call(
              "remove",
              truncateInodePages(world),
              { first, last },
              { done: removed, failed: "fail_locked", relock: "take_invalidate_lock", restart: "take_i_rwsem" },
            ),
        ...(kind.changesSize
          ? [call("unmap_again", unmapMappingRange(world), { first, last }, { done: "before_free" })]
          : []),
        decide("before_free", freeBlocks, {
          scope: { first, last },
          on: { proceed: "free_blocks", fail: { go: "fail_locked" } },
          locks: locks("take_invalidate_lock", "take_i_rwsem"),
        }),
        step("free_blocks", {
          fn: "ext4_ext_remove_space",
          do: dax
            ? forEach(pages, (page) => when(and(atLeast(page, first), atMost(page, last)), orphan(page, "freed")))
            : [],
          events: [event("blocks.freed", {})],
          text: say`frees the blocks of ${first} to ${last}`,
        }),
        step("release_invalidate_lock", {
          fn: "filemap_invalidate_unlock",
          do: invalidate.releaseExclusive,
          elidable: !invalidate.exists,
          text: say`releases invalidate_lock`,
        }),
        step("return", {
          fn: "inode_unlock",
          do: [release(iRwsem), assign(truncateCall(self), "idle")],
          go: exit("return"),
          text: say`releases the inode lock, ${kind.call} returns 0`,
        }),
        step("fail_locked", {
          fn: "filemap_invalidate_unlock",
          do: invalidate.releaseExclusive,
          elidable: !invalidate.exists,
          text: say`gives up, releases invalidate_lock`,
        }),
        step("fail_unlock", { fn: "inode_unlock", do: release(iRwsem), text: say`releases the inode lock` }),
        step("fail", {
          do: assign(truncateCall(self), "failed"),
          go: exit("return"),
          text: say`${kind.call} returns an error`,
        }),
      ];
    },
  );
};

export const truncate = (world: World) =>
  removal(world, {
    name: "ext4_setattr",
    call: "truncate",
    doc: "truncate(2)",
    changesSize: true,
    flushesFirst: false,
  });

export const punchHole = (world: World) =>
  removal(world, {
    name: "ext4_punch_hole",
    call: "fallocate(PUNCH_HOLE)",
    doc: "fallocate(2) with FALLOC_FL_PUNCH_HOLE",
    changesSize: false,
    flushesFirst: true,
  });
