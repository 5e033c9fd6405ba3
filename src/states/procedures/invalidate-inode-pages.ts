import {
  and,
  assign,
  atLeast,
  atMost,
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
import { invalidatePageLocked } from "../decision-points";
import type { World } from "../world";
import { losePage } from "../world/durability";
import { lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { buffers, cached, dirty, isFirst, isUnderWriteback, type Page, unmap } from "../world/page";
import { pages } from "../world/sets";
import { downgrade } from "./notifier";
import { removePage } from "./remove-page";

/**
 * Drops the clean cached pages of a range, whatever references there are; a page that is dirty by then stays (-EBUSY,
 * which direct I/O only warns about). Exit `failed`: a rule failed the operation.
 */
export const invalidateInodePages = (world: World) =>
  procedure(
    "invalidate_inode_pages2_range",
    {
      file: "mm/truncate.c",
      doc: "drops the clean cached pages of a range",
      params: { first: pages.element, last: pages.element },
      locals: { index: local(pages.optional, null) },
      exits: ["done", "failed"],
    },
    ({ first, last, index }) => {
      const page = some(pages, index);
      const inRange = (candidate: Page) =>
        and(isnt(index, null), cached(candidate), atLeast(candidate, page), atMost(candidate, last));
      const advance = assign(index, successor(pages, page));
      return [
        step("start", { do: assign(index, first), text: say`drops the cached pages ${first} to ${last}` }),
        choose(
          "lookup",
          pages,
          { fn: "pagevec_lookup_entries" },
          (candidate) => ({
            where: isFirst(candidate, inRange),
            do: assign(index, candidate),
            text: say`finds ${candidate}`,
          }),
          [{ when: not(exists(pages, inRange)), go: exit("done"), text: say`finds no more pages` }],
        ),
        step("lock_page", {
          fn: "lock_page",
          when: pageLockIsFree(page),
          do: lockPage(page),
          acquires: true,
          text: say`locks ${page}`,
        }),
        branch("recheck", {}, [
          {
            when: not(cached(page)),
            do: [unlockPage(page), advance],
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
        ...downgrade(world, "unmap_page", page, {
          fn: "unmap_mapping_pages",
          do: unmap(page),
          text: say`unmaps ${page}`,
          notified: true,
        }),
        decide("page_locked", invalidatePageLocked, {
          scope: { page },
          on: {
            proceed: "release_private",
            skip: { go: "lookup", do: [unlockPage(page), advance], text: say`leaves ${page} in the cache` },
            fail: { go: exit("failed"), do: unlockPage(page), text: say`unlocks ${page}, gives up` },
          },
          locks: { page_lock: { release: unlockPage(page), restart: "lock_page" } },
        }),
        branch("release_private", { fn: "try_to_release_page" }, [
          {
            when: dirty(page),
            do: [unlockPage(page), advance],
            go: "lookup",
            text: say`${page} is dirty: its buffers cannot go, -EBUSY, leaves it`,
          },
          {
            when: not(dirty(page)),
            do: assign(buffers(page), false),
            events: [event("buffers.released", { page })],
            text: say`drops the buffers of ${page}, whoever references it`,
          },
        ]),
        branch("invalidate", { fn: "invalidate_complete_page2" }, [
          {
            when: not(dirty(page)),
            do: [losePage(page), removePage(page, "invalidated"), advance],
            events: [event("page.dropped", { page }), event("page.removed", { page })],
            go: "lookup",
            text: say`removes ${page} from the page cache`,
          },
          {
            when: dirty(page),
            do: [unlockPage(page), advance],
            go: "lookup",
            text: say`${page} is dirty: -EBUSY, leaves it`,
          },
        ]),
      ];
    },
  );
