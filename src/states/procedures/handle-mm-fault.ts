import { and, assign, branch, decide, exit, is, isnt, local, not, or, procedure, say, step } from "../../model";
import { pageMkwrite } from "../decision-points";
import { type World, waitsForStablePages } from "../world";
import { fileLockOf, invalidateLockOf, lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { beyondEof, buffers, cached, dirty, isUnderWriteback, pte, pteState, stalePte } from "../world/page";
import { pages } from "../world/sets";
import { prepareCow } from "./prepare-cow";

/**
 * A write fault on a shared mapping (mm/memory.c handle_mm_fault: do_shared_fault, wp_page_shared). It ends with `done`
 * whether or not the PTE became writable: the caller looks again and faults again. mmap_lock is not modelled: nothing
 * here takes it for writing. A lock of the filesystem, where there is one, is taken to look for the page and again to
 * make it writable (gfs2_fault, gfs2_page_mkwrite).
 */
export const handleMmFault = (world: World) => {
  const invalidate = invalidateLockOf(world.kernel);
  const file = fileLockOf(world);
  const makeWritable = file.exists ? "take_file_lock" : "take_invalidate_lock";
  const mayLook = file.exists ? and(invalidate.freeForShared, file.freeForExclusive) : invalidate.freeForShared;
  const unlocked = [invalidate.releaseShared, file.releaseExclusive];
  return procedure(
    "handle_mm_fault",
    {
      file: "mm/memory.c",
      doc: "a write fault on a shared file mapping",
      params: { page: pages.element },
      locals: { seen: local(pteState, "none") },
      exits: ["done", "sigbus"],
    },
    ({ page, seen }) => [
      branch("read_pte", { fn: "handle_pte_fault" }, [
        { when: is(pte(page), "rw"), go: exit("done"), text: say`finds ${page} already writable` },
        {
          when: is(pte(page), "ro"),
          do: assign(seen, "ro"),
          go: makeWritable,
          text: say`write-faults on ${page}, mapped read-only`,
        },
        { when: is(pte(page), "none"), do: assign(seen, "none"), text: say`write-faults on ${page}, not mapped` },
      ]),
      branch("filemap_fault", { fn: "filemap_fault" }, [
        {
          when: and(beyondEof(page), mayLook),
          go: exit("sigbus"),
          text: say`${page} is beyond the end of the file: SIGBUS`,
        },
        {
          when: and(not(beyondEof(page)), cached(page), mayLook),
          text: say`finds ${page} in the page cache`,
        },
        {
          when: and(not(beyondEof(page)), not(cached(page)), pageLockIsFree(page), mayLook),
          do: [assign(cached(page), true), assign(dirty(page), false), assign(buffers(page), false)],
          text: say`reads ${page} into a new frame`,
        },
      ]),
      ...(file.exists
        ? [
            step("take_file_lock", {
              fn: "->page_mkwrite",
              when: file.freeForExclusive,
              do: file.takeExclusive,
              acquires: true,
              text: say`takes the filesystem's lock of the file`,
            }),
          ]
        : []),
      step("take_invalidate_lock", {
        fn: "->page_mkwrite",
        when: invalidate.freeForShared,
        do: invalidate.takeShared,
        acquires: true,
        elidable: !invalidate.exists,
        text: say`takes invalidate_lock shared`,
      }),
      step("lock_page", {
        fn: "->page_mkwrite",
        when: pageLockIsFree(page),
        do: lockPage(page),
        acquires: true,
        text: say`locks ${page}`,
      }),
      branch("check_mapping", { fn: "->page_mkwrite" }, [
        {
          when: or(not(cached(page)), beyondEof(page)),
          do: [unlockPage(page), ...unlocked],
          go: exit("done"),
          text: say`${page} has left the file: unlocks, tries again`,
        },
        { when: and(cached(page), not(beyondEof(page))), text: say`${page} still belongs to the file` },
      ]),
      step("prepare", {
        fn: "->page_mkwrite",
        do: [assign(buffers(page), true), assign(dirty(page), true), prepareCow(world, page)],
        text: say`reserves space, attaches buffers, sets ${page} dirty`,
      }),
      decide("page_mkwrite", pageMkwrite, {
        scope: { page },
        on: {
          proceed: "wait_for_stable_page",
          fail: {
            go: exit("sigbus"),
            do: [unlockPage(page), ...unlocked],
            text: say`->page_mkwrite fails on ${page}`,
          },
        },
        locks: {
          page_lock: { release: unlockPage(page), restart: "lock_page" },
          invalidate_lock: { release: invalidate.releaseShared, restart: "take_invalidate_lock" },
        },
      }),
      step("wait_for_stable_page", {
        fn: "wait_for_stable_page",
        ...(waitsForStablePages(world) ? { when: not(isUnderWriteback(page)) } : {}),
        elidable: !waitsForStablePages(world),
        text: say`${page} is stable`,
      }),
      step("release_invalidate_lock", {
        fn: "->page_mkwrite",
        do: invalidate.releaseShared,
        elidable: !invalidate.exists,
        text: say`releases invalidate_lock; ${page} stays locked`,
      }),
      ...(file.exists
        ? [
            step("release_file_lock", {
              fn: "->page_mkwrite",
              do: file.releaseExclusive,
              text: say`releases the filesystem's lock of the file`,
            }),
          ]
        : []),
      branch("install_pte", { fn: "finish_mkwrite_fault, finish_fault" }, [
        {
          when: and(is(pte(page), seen), not(stalePte(page))),
          do: assign(pte(page), "rw"),
          text: say`maps ${page} writable`,
        },
        {
          when: or(isnt(pte(page), seen), stalePte(page)),
          do: unlockPage(page),
          go: exit("done"),
          text: say`the PTE of ${page} has changed: unlocks, tries again`,
        },
      ]),
      step("fault_dirty_shared_page", {
        fn: "fault_dirty_shared_page",
        do: [assign(dirty(page), true), unlockPage(page)],
        go: exit("done"),
        text: say`sets ${page} dirty, unlocks it`,
      }),
    ],
  );
};
