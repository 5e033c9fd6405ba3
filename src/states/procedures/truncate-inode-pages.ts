import {
  and,
  assign,
  atLeast,
  atMost,
  bool,
  branch,
  choose,
  decide,
  event,
  exists,
  exit,
  isnt,
  local,
  not,
  procedure,
  say,
  some,
  step,
  successor,
} from "../../model";
import { truncatePageLocked } from "../decision-points";
import type { World } from "../world";
import { forgetPage } from "../world/durability";
import { invalidateLockOf, iRwsem, lockPage, pageLockIsFree, release, unlockPage } from "../world/lock";
import { cached, isFirst, isUnderWriteback, type Page, unmap } from "../world/page";
import { pages } from "../world/sets";
import { downgrade } from "./notifier";
import { removePage } from "./remove-page";

/**
 * Removes the cached pages of a range, and scans again until a whole scan finds none. The first pass, which only trylocks
 * and never waits, adds no behaviour and is left out. No step looks at references. Exits: `done`; `failed`, `relock`
 * (slept without invalidate_lock, inode lock kept) and `restart` (slept without either), the page lock always released.
 */
export const truncateInodePages = (world: World) => {
  const invalidate = invalidateLockOf(world.kernel);
  return procedure(
    "truncate_inode_pages_range",
    {
      file: "mm/truncate.c",
      doc: "removes the pages of a range from the cache",
      params: { first: pages.element, last: pages.element },
      locals: { index: local(pages.optional, null), removed: local(bool, false) },
      exits: ["done", "failed", "relock", "restart"],
    },
    ({ first, last, index, removed }) => {
      const page = some(pages, index);
      const inRange = (candidate: Page) =>
        and(isnt(index, null), cached(candidate), atLeast(candidate, page), atMost(candidate, last));
      const noneLeft = not(exists(pages, inRange));
      return [
        step("start", { do: assign(index, first), text: say`starts to remove ${first} to ${last} from the cache` }),
        choose(
          "lookup",
          pages,
          { fn: "pagevec_lookup_entries" },
          (candidate) => ({
            where: isFirst(candidate, inRange),
            do: assign(index, candidate),
            text: say`finds ${candidate}`,
          }),
          [
            {
              when: and(noneLeft, removed),
              do: [assign(index, first), assign(removed, false)],
              go: "lookup",
              text: say`comes to the end, scans again`,
            },
            { when: and(noneLeft, not(removed)), go: exit("done"), text: say`finds no more pages` },
          ],
        ),
        step("lock_page", {
          fn: "lock_page",
          when: pageLockIsFree(page),
          do: lockPage(page),
          acquires: true,
          text: say`locks ${page}`,
        }),
        branch("recheck", { fn: "truncate_inode_pages_range" }, [
          {
            when: not(cached(page)),
            do: [unlockPage(page), assign(index, successor(pages, page))],
            go: "lookup",
            text: say`${page} has left the cache: unlocks, goes on`,
          },
          { when: cached(page), text: say`${page} still belongs to the file` },
        ]),
        step("wait_on_page_writeback", {
          fn: "wait_on_page_writeback",
          when: not(isUnderWriteback(page)),
          text: say`${page} is not under writeback`,
        }),
        ...(world.kernel.secondUnmap
          ? downgrade(world, "unmap_page", page, {
              fn: "truncate_cleanup_page",
              do: unmap(page),
              text: say`unmaps ${page} once more`,
              notified: world.kernel.notifySecondUnmap,
            })
          : []),
        decide("page_locked", truncatePageLocked, {
          scope: { page },
          on: {
            proceed: "remove_page",
            fail: { go: exit("failed"), do: unlockPage(page), text: say`unlocks ${page}, gives up` },
          },
          locks: {
            page_lock: { release: unlockPage(page), restart: "lock_page" },
            invalidate_lock: { release: invalidate.releaseExclusive, restart: exit("relock") },
            i_rwsem: { release: release(iRwsem), restart: exit("restart") },
          },
        }),
        step("remove_page", {
          fn: "delete_from_page_cache",
          do: [
            removePage(page, "truncated"),
            forgetPage(page),
            assign(removed, true),
            assign(index, successor(pages, page)),
          ],
          events: [event("page.removed", { page })],
          go: "lookup",
          text: say`removes ${page} from the page cache`,
        }),
      ];
    },
  );
};
