import {
  and,
  assign,
  atLeast,
  branch,
  choose,
  element,
  exists,
  exit,
  is,
  isnt,
  local,
  not,
  procedure,
  say,
  some,
  step,
  when,
} from "../../model";
import type { World } from "../world";
import { headOf, passEntry, toEntry } from "../world/entry";
import { lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { cached, dirty, isFirst, type Page, pte } from "../world/page";
import { pages } from "../world/sets";
import { downgrade } from "./notifier";

/**
 * Flushes the dirty pages of an fsdax file to the media (fs/dax.c dax_writeback_mapping_range, dax_writeback_one): the entry
 * is locked, its mappings are write-protected, the CPU cache is flushed, the dirty tag cleared. No I/O is queued.
 */
export const daxWriteback = (world: World) =>
  procedure(
    "dax_writeback_mapping_range",
    {
      file: "fs/dax.c",
      doc: "flushes the dirty pages of an fsdax file",
      params: {},
      locals: { index: local(pages.optional, null) },
      exits: ["done", "failed"],
    },
    ({ index }) => {
      const page = some(pages, index);
      const isTagged = (candidate: Page) =>
        and(isnt(index, null), cached(candidate), dirty(candidate), atLeast(candidate, page));
      return [
        step("start", { do: assign(index, element(pages, 0)), text: say`starts to flush the dirty pages` }),
        choose(
          "lookup",
          pages,
          { fn: "pagevec_lookup_entries_tag" },
          (candidate) => ({
            where: isFirst(candidate, isTagged),
            do: assign(index, candidate),
            text: say`finds ${candidate} dirty`,
          }),
          [{ when: not(exists(pages, isTagged)), go: exit("done"), text: say`finds no more dirty pages` }],
        ),
        branch("lock_entry", { fn: "dax_writeback_one" }, [
          {
            when: and(pageLockIsFree(headOf(world, page)), cached(page), dirty(page)),
            do: lockPage(headOf(world, page)),
            acquires: true,
            text: say`locks the entry of ${page}`,
          },
          {
            when: not(and(cached(page), dirty(page))),
            do: passEntry(world, index, page),
            go: "lookup",
            text: say`${page} is no longer dirty`,
          },
        ]),
        ...downgrade(world, "mkclean", page, {
          fn: "dax_entry_mkclean",
          do: toEntry(world, page, (each) => when(is(pte(each), "rw"), assign(pte(each), "ro"))),
          text: say`write-protects ${page} in every page table`,
          notified: world.kernel.notifyWriteProtect,
        }),
        step("flush", {
          fn: "dax_flush",
          do: [
            toEntry(world, page, (each) => assign(dirty(each), false)),
            unlockPage(headOf(world, page)),
            passEntry(world, index, page),
          ],
          go: "lookup",
          text: say`flushes ${page}, clears its dirty tag`,
        }),
      ];
    },
  );
