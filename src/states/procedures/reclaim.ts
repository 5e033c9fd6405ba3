import {
  and,
  assign,
  branch,
  call,
  choose,
  decide,
  event,
  exit,
  local,
  not,
  or,
  procedure,
  say,
  some,
  step,
} from "../../model";
import { reclaimAfterUnmap } from "../decision-points";
import type { World } from "../world";
import { losePage } from "../world/durability";
import { lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { buffers, cached, dirty, isUnderWriteback, unmap } from "../world/page";
import { hasExtraReference } from "../world/pin";
import { pages } from "../world/sets";
import { clearPageDirtyForIo } from "./clear-page-dirty";
import { downgrade } from "./notifier";
import { removePage } from "./remove-page";
import { submitOwn } from "./submit";

/**
 * One pass of reclaim over one page. A dirty page is written, if nobody references it, and the pass ends; a clean one
 * loses its private data, whoever references it, and then leaves the cache, if nobody references it.
 */
export const reclaim = (world: World) => {
  const { kernel } = world;
  return procedure(
    "shrink_page_list",
    {
      file: "mm/vmscan.c",
      doc: "one pass of reclaim over one page",
      params: {},
      locals: { victim: local(pages.optional, null) },
      exits: ["return"],
    },
    ({ victim }) => {
      const page = some(pages, victim);
      const keep = { do: unlockPage(page), go: exit("return") } as const;
      const remove = {
        do: [losePage(page), removePage(page, "invalidated")],
        events: [event("page.dropped", { page })],
        go: exit("return"),
        text: say`removes ${page} from the page cache`,
      } as const;
      return [
        choose(
          "trylock",
          pages,
          { fn: "trylock_page" },
          (candidate) => ({
            where: and(cached(candidate), pageLockIsFree(candidate)),
            do: [lockPage(candidate), assign(victim, candidate)],
            text: say`picks ${candidate}, locks it`,
          }),
          [{ go: exit("return"), text: say`gives up` }],
        ),
        branch("check_writeback", {}, [
          { when: isUnderWriteback(page), ...keep, text: say`${page} is under writeback: unlocks, keeps it` },
          { when: not(isUnderWriteback(page)), text: say`${page} is not under writeback` },
        ]),
        ...downgrade(world, "try_to_unmap", page, {
          fn: "try_to_unmap",
          do: unmap(page),
          text: say`unmaps ${page}`,
          notified: true,
        }),
        decide("after_unmap", reclaimAfterUnmap, {
          scope: { page },
          on: { proceed: "check_dirty", skip: { ...keep, text: say`keeps ${page}` } },
        }),
        branch("check_dirty", { fn: "pageout" }, [
          kernel.reclaimWrites
            ? {
                when: and(dirty(page), not(hasExtraReference(page))),
                go: "write",
                events: [event("writeback.attempt", { page })],
                text: say`${page} is dirty and unreferenced: pageout`,
              }
            : {
                when: and(dirty(page), not(hasExtraReference(page))),
                ...keep,
                text: say`${page} is dirty: left to the flusher`,
              },
          {
            when: and(dirty(page), hasExtraReference(page)),
            ...keep,
            text: say`${page} is dirty and referenced: unlocks, keeps it`,
          },
          { when: not(dirty(page)), go: "release_private", text: say`${page} is clean` },
        ]),
        ...(kernel.reclaimWrites
          ? [
              call(
                "write",
                clearPageDirtyForIo(world),
                { page, sync_mode: "WB_SYNC_NONE" },
                {
                  written: "unlock_written",
                  left: "unlock_written",
                  asleep: "submit",
                  failed: "submit",
                },
              ),
              step("unlock_written", { fn: "unlock_page", do: unlockPage(page), text: say`unlocks ${page}` }),
              step("submit", {
                fn: "submit_bio",
                do: submitOwn(world),
                go: exit("return"),
                text: say`submits the write of ${page}`,
              }),
            ]
          : []),
        step("release_private", {
          fn: "try_to_release_page",
          do: assign(buffers(page), false),
          events: [event("buffers.released", { page })],
          text: say`drops the buffers of ${page}, whoever references it`,
        }),
        ...(kernel.freezeBeforeDirtyTest
          ? [
              branch("remove_mapping", { fn: "__remove_mapping" }, [
                {
                  when: or(hasExtraReference(page), dirty(page)),
                  ...keep,
                  text: say`${page} is referenced or dirty: unlocks, keeps it`,
                },
                { when: and(not(hasExtraReference(page)), not(dirty(page))), ...remove },
              ]),
            ]
          : [
              branch("test_dirty", { fn: "__remove_mapping" }, [
                { when: dirty(page), ...keep, text: say`${page} is dirty: unlocks, keeps it` },
                { when: not(dirty(page)), text: say`${page} is clean` },
              ]),
              branch("remove_mapping", { fn: "__remove_mapping" }, [
                { when: hasExtraReference(page), ...keep, text: say`${page} is referenced: unlocks, keeps it` },
                { when: not(hasExtraReference(page)), ...remove },
              ]),
            ]),
      ];
    },
  );
};
