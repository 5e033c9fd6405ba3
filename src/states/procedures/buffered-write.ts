import { and, assign, branch, decide, event, exit, not, procedure, say, self, step } from "../../model";
import { writeBegin } from "../decision-points";
import { type World, waitsForStablePages } from "../world";
import { acknowledge, copiesIn } from "../world/durability";
import { iRwsem, isFree, lockPage, pageLockIsFree, release, take, unlockPage } from "../world/lock";
import { beyondEof, buffers, cached, dirty, isUnderWriteback } from "../world/page";
import { pages } from "../world/sets";
import { prepareCow } from "./prepare-cow";

/** write(2) to one page through the page cache (mm/filemap.c generic_perform_write). */
export const bufferedWrite = (world: World) =>
  procedure(
    "generic_perform_write",
    { file: "mm/filemap.c", doc: "write(2) to a page", params: { page: pages.element }, locals: {}, exits: ["return"] },
    ({ page }) => [
      step("take_i_rwsem", {
        fn: "generic_file_write_iter",
        agent: "user",
        when: isFree(iRwsem),
        do: take(iRwsem),
        acquires: true,
        text: say`calls write(2), takes the inode lock`,
      }),
      branch("lock_page", { fn: "grab_cache_page_write_begin" }, [
        { when: and(cached(page), pageLockIsFree(page)), do: lockPage(page), acquires: true, text: say`locks ${page}` },
        {
          when: and(not(cached(page)), pageLockIsFree(page)),
          do: [lockPage(page), assign(cached(page), true), assign(dirty(page), false), assign(buffers(page), false)],
          acquires: true,
          text: say`adds a new frame for ${page} to the page cache, locked`,
        },
      ]),
      branch("check_mapping", { fn: "grab_cache_page_write_begin" }, [
        { when: cached(page), text: say`${page} still belongs to the file` },
        {
          when: not(cached(page)),
          do: unlockPage(page),
          go: "lock_page",
          text: say`${page} has left the cache: tries again`,
        },
      ]),
      decide("write_begin", writeBegin, {
        scope: { page },
        on: {
          proceed: "wait_for_stable_page",
          fail: { go: "fail", do: unlockPage(page), text: say`->write_begin fails on ${page}` },
        },
        locks: { page_lock: { release: unlockPage(page), restart: "lock_page" } },
      }),
      step("wait_for_stable_page", {
        fn: "wait_for_stable_page",
        ...(waitsForStablePages(world) ? { when: not(isUnderWriteback(page)) } : {}),
        elidable: !waitsForStablePages(world),
        text: say`${page} is stable`,
      }),
      step("prepare", {
        fn: "->write_begin",
        do: [assign(buffers(page), true), prepareCow(world, page)],
        text: say`reserves space, attaches buffers to ${page}`,
      }),
      step("copy", {
        fn: "iov_iter_copy_from_user_atomic",
        do: copiesIn(page),
        events: [event("cpu.store", { page })],
        text: say`copies user data into ${page}`,
      }),
      step("write_end", {
        fn: "->write_end",
        do: [assign(dirty(page), true), assign(beyondEof(page), false), unlockPage(page)],
        events: [event("page.set_dirty", { page })],
        text: say`sets ${page} dirty, unlocks it`,
      }),
      step("return", {
        fn: "generic_file_write_iter",
        do: [release(iRwsem), acknowledge],
        go: exit("return"),
        events: [event("io.acknowledged", { by: self })],
        text: say`releases the inode lock, write(2) returns`,
      }),
      step("fail", {
        fn: "generic_file_write_iter",
        do: release(iRwsem),
        go: exit("return"),
        text: say`releases the inode lock, write(2) fails`,
      }),
    ],
  );
