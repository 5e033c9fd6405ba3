import { and, assign, branch, exit, is, not, procedure, say, step, when } from "../../model";
import { isOneEntry, type World } from "../world";
import { headOf, toEntry } from "../world/entry";
import { invalidateLockOf, lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { beyondEof, cached, dirty, pte, shared, stalePte } from "../world/page";
import { orphan } from "../world/pin";
import { pages } from "../world/sets";

/**
 * A write fault on a shared fsdax mapping (fs/dax.c dax_iomap_fault, fs/xfs/xfs_file.c __xfs_filemap_fault):
 * invalidate_lock is held across the whole fault, the PTE included, and the page's entry is locked. There is no page lock
 * and no wait for writeback.
 */
export const daxFault = (world: World) => {
  const invalidate = invalidateLockOf(world.kernel);
  const whole = isOneEntry(world);
  return procedure(
    "handle_mm_fault",
    {
      file: "fs/dax.c",
      doc: "a write fault on a shared fsdax mapping",
      params: { page: pages.element },
      locals: {},
      exits: ["done", "sigbus"],
    },
    ({ page }) => [
      branch("read_pte", { fn: "handle_pte_fault" }, [
        { when: is(pte(page), "rw"), go: exit("done"), text: say`finds ${page} already writable` },
        { when: not(is(pte(page), "rw")), text: say`write-faults on ${page}` },
      ]),
      step("take_invalidate_lock", {
        fn: "__xfs_filemap_fault",
        when: invalidate.freeForShared,
        do: invalidate.takeShared,
        acquires: true,
        elidable: !invalidate.exists,
        text: say`takes invalidate_lock shared`,
      }),
      step("lock_entry", {
        fn: "grab_mapping_entry",
        when: pageLockIsFree(headOf(world, page)),
        do: lockPage(headOf(world, page)),
        acquires: true,
        text: say`locks the entry of ${page}`,
      }),
      branch("map_block", { fn: whole ? "dax_iomap_pmd_fault" : "dax_iomap_pte_fault" }, [
        {
          when: beyondEof(page),
          do: [unlockPage(headOf(world, page)), invalidate.releaseShared],
          go: exit("sigbus"),
          text: say`${page} is beyond the end of the file: SIGBUS`,
        },
        { when: and(not(beyondEof(page)), cached(page)), text: say`finds the block of ${page}` },
        {
          when: and(not(beyondEof(page)), not(cached(page))),
          do: toEntry(world, page, (each) => assign(cached(each), true)),
          text: whole ? say`allocates new blocks for the entry` : say`allocates a new block for ${page}`,
        },
      ]),
      step("insert_mapping", {
        fn: "dax_insert_mapping",
        do: [
          world.scenario.copyOnWrite ? when(shared(page), [orphan(page, "freed"), assign(shared(page), false)]) : [],
          toEntry(world, page, (each) => [
            assign(dirty(each), true),
            assign(pte(each), "rw"),
            assign(stalePte(each), false),
          ]),
          unlockPage(headOf(world, page)),
        ],
        text: whole
          ? say`sets the dirty tag of the entry, maps its blocks writable with one PMD`
          : say`sets the dirty tag of ${page}, maps its block writable`,
      }),
      step("release_invalidate_lock", {
        fn: "__xfs_filemap_fault",
        do: invalidate.releaseShared,
        go: exit("done"),
        elidable: !invalidate.exists,
        text: say`releases invalidate_lock`,
      }),
    ],
  );
};
