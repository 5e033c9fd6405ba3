import {
  and,
  assign,
  atLeast,
  bool,
  branch,
  call,
  choose,
  element,
  event,
  exists,
  exit,
  is,
  isnt,
  lessThan,
  local,
  not,
  or,
  procedure,
  say,
  some,
  step,
  successor,
} from "../../model";
import type { World } from "../world";
import { lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { cached, dirty, isFirst, isUnderWriteback, type Page } from "../world/page";
import { pages, syncMode } from "../world/sets";
import { clearPageDirtyForIo } from "./clear-page-dirty";
import { submitOwn } from "./submit";

/**
 * Writes the dirty pages of the file, by ascending index from `from`; a cyclic WB_SYNC_NONE pass wraps to the first page
 * with its bio still unsubmitted (v4.19). The tags that keep WB_SYNC_ALL from chasing newly dirtied pages are not
 * modelled: a page dirtied before the pass comes to it is written. Exits: `done` with all queued I/O submitted;
 * `failed` likewise, where a rule fails a page.
 */
export const writeCachePages = (world: World) => {
  const cyclic = world.kernel.writebackOrder === "cyclic";
  return procedure(
    "write_cache_pages",
    {
      file: "mm/page-writeback.c",
      doc: "writes the dirty pages of the file",
      params: { sync_mode: syncMode, from: pages.element },
      locals: { index: local(pages.optional, null), wrapped: local(bool, false) },
      exits: ["done", "failed"],
    },
    ({ sync_mode, from, index, wrapped }) => {
      const page = some(pages, index);
      const first = element(pages, 0);
      const inRange = (candidate: Page) =>
        and(
          isnt(index, null),
          atLeast(candidate, page),
          cyclic ? or(not(wrapped), lessThan(candidate, from)) : not(wrapped),
        );
      const isTagged = (candidate: Page) => and(cached(candidate), dirty(candidate), inRange(candidate));
      const advance = assign(index, successor(pages, page));
      const unlockAndAdvance = { do: [unlockPage(page), advance], go: "lookup" } as const;
      return [
        step("start", { do: assign(index, from), text: say`starts to write the dirty pages, ${sync_mode}` }),
        choose(
          "lookup",
          pages,
          { fn: "pagevec_lookup_range_tag" },
          (candidate) => ({
            where: isFirst(candidate, isTagged),
            do: assign(index, candidate),
            text: say`finds ${candidate} dirty`,
          }),
          [
            ...(cyclic
              ? [
                  {
                    when: and(is(sync_mode, "WB_SYNC_NONE"), not(wrapped), not(exists(pages, isTagged))),
                    do: [assign(wrapped, true), assign(index, first)],
                    go: "lookup",
                    text: say`wraps to the first page`,
                  },
                ]
              : []),
            {
              when: and(
                not(exists(pages, isTagged)),
                cyclic ? or(wrapped, isnt(sync_mode, "WB_SYNC_NONE")) : not(wrapped),
              ),
              go: "submit",
              text: say`finds no more dirty pages`,
            },
          ],
        ),
        step("lock_page", {
          fn: "lock_page",
          when: pageLockIsFree(page),
          do: lockPage(page),
          acquires: true,
          text: say`locks ${page}`,
        }),
        ...(world.kernel.recheckAfterPageLock
          ? [
              branch("recheck", { fn: "write_cache_pages" }, [
                { when: not(cached(page)), ...unlockAndAdvance, text: say`${page} has left the cache: unlocks, skips` },
                {
                  when: and(cached(page), not(dirty(page))),
                  ...unlockAndAdvance,
                  text: say`${page} is clean by now: unlocks, skips`,
                },
                { when: and(cached(page), dirty(page)), text: say`${page} is still dirty` },
              ]),
            ]
          : []),
        branch("wait_on_page_writeback", { fn: "wait_on_page_writeback" }, [
          {
            when: not(isUnderWriteback(page)),
            events: [event("writeback.attempt", { page })],
            text: say`${page} is not under writeback`,
          },
          {
            when: and(isUnderWriteback(page), is(sync_mode, "WB_SYNC_NONE")),
            ...unlockAndAdvance,
            text: say`${page} is under writeback: unlocks, skips`,
          },
        ]),
        call(
          "write",
          clearPageDirtyForIo(world),
          { page, sync_mode },
          {
            written: "unlock_page",
            left: "unlock_page",
            asleep: "lock_page",
            failed: "submit_after_failure",
          },
        ),
        step("unlock_page", { fn: "unlock_page", ...unlockAndAdvance, text: say`unlocks ${page}` }),
        step("submit", {
          fn: "submit_bio",
          do: submitOwn(world),
          go: exit("done"),
          text: say`submits what it has queued`,
        }),
        step("submit_after_failure", {
          fn: "submit_bio",
          do: submitOwn(world),
          go: exit("failed"),
          text: say`submits what it has queued`,
        }),
      ];
    },
  );
};
