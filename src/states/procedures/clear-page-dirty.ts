import { and, assign, branch, decide, event, exit, is, not, procedure, say, self, step, when } from "../../model";
import { writebackAfterMkclean, writebackBeforeMkclean } from "../decision-points";
import type { World } from "../world";
import { capture, losePage } from "../world/durability";
import { unlockPage } from "../world/lock";
import { bounced, buffers, crashed, dirty, pte, queuedBy, reserved, stalePte, writeback } from "../world/page";
import { pages, syncMode } from "../world/sets";
import { downgrade } from "./notifier";
import { submitOwn } from "./submit";

/**
 * One locked, dirty page that is not under writeback: clear_page_dirty_for_io and ->writepage. It is what every loop that
 * writes pages calls, write_cache_pages as well as reclaim's pageout. Exits: `written` (queued) and `left` with the page
 * still locked; `asleep` (slept without the page lock, look at the page again) and `failed` with the page unlocked.
 */
export const clearPageDirtyForIo = (world: World) =>
  procedure(
    "clear_page_dirty_for_io",
    {
      file: "mm/page-writeback.c",
      doc: "cleans one locked page and queues it for I/O",
      params: { page: pages.element, sync_mode: syncMode },
      locals: {},
      exits: ["written", "left", "asleep", "failed"],
    },
    ({ page, sync_mode }) => {
      const queue = [
        assign(writeback(page), "queued"),
        assign(queuedBy(page), self),
        world.scenario.copyOnWrite ? assign(reserved(page), false) : [],
      ];
      const writes = event("writeback.write", { page });
      const cleans = [writes, event("writeback.clean", { page })];
      const locks = { page_lock: { release: unlockPage(page), restart: exit("asleep") } };
      const failed = { go: exit("failed"), do: unlockPage(page), text: say`unlocks ${page}, writeback fails` };
      const noBuffers = not(buffers(page));
      return [
        decide("before_mkclean", writebackBeforeMkclean, {
          scope: { page, sync_mode },
          on: {
            proceed: "page_mkclean",
            skip: { go: exit("left"), text: say`leaves ${page} dirty and unwritten` },
            fail: failed,
          },
          locks,
          submit: submitOwn(world),
        }),
        ...downgrade(world, "page_mkclean", page, {
          fn: "page_mkclean",
          do: when(and(is(pte(page), "rw"), not(stalePte(page))), assign(pte(page), "ro")),
          text: say`write-protects ${page} in every page table`,
          notified: world.kernel.notifyWriteProtect,
        }),
        decide("after_mkclean", writebackAfterMkclean, {
          scope: { page, sync_mode },
          on: {
            proceed: "writepage",
            skip: { go: exit("left"), text: say`leaves ${page} dirty and unwritten` },
            "keep-dirty": { go: "writepage_keeping_dirty", text: say`will write ${page} and keep it dirty` },
            bounce: "bounce",
            fail: failed,
          },
          locks,
          submit: submitOwn(world),
        }),
        world.kernel.pageWithoutBuffers === "bug"
          ? branch("writepage", { fn: "->writepage, set_page_writeback" }, [
              {
                when: buffers(page),
                do: [assign(dirty(page), false), queue],
                go: exit("written"),
                events: cleans,
                text: say`clears dirty, sets PG_writeback on ${page}, queues it in its bio`,
              },
              {
                when: noBuffers,
                do: assign(crashed, true),
                go: exit("left"),
                events: [event("writeback.clean", { page })],
                text: say`BUG: ${page} is dirty and has no buffers`,
              },
            ])
          : branch("writepage", { fn: "->writepage, set_page_writeback" }, [
              {
                when: buffers(page),
                do: [assign(dirty(page), false), queue],
                go: exit("written"),
                events: cleans,
                text: say`clears dirty, sets PG_writeback on ${page}, queues it in its bio`,
              },
              {
                when: noBuffers,
                do: [assign(dirty(page), false), losePage(page)],
                go: exit("left"),
                events: [event("writeback.clean", { page })],
                text: say`WARN: ${page} is dirty and has no buffers; clears dirty, the data is not written`,
              },
            ]),
        step("writepage_keeping_dirty", {
          fn: "->writepage, set_page_writeback",
          do: queue,
          events: [writes],
          go: exit("written"),
          text: say`sets PG_writeback on ${page}, queues it in its bio`,
        }),
        step("bounce", {
          fn: "->writepage, set_page_writeback",
          do: [queue, assign(bounced(page), true), capture(page)],
          events: [writes],
          go: exit("written"),
          text: say`copies ${page}, queues the copy in its bio`,
        }),
      ];
    },
  );
