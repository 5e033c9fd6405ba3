import {
  and,
  assign,
  atLeast,
  atMost,
  choose,
  exists,
  exit,
  isnt,
  local,
  not,
  procedure,
  say,
  some,
  step,
} from "../../model";
import type { World } from "../world";
import { headOf, passEntry, toEntry } from "../world/entry";
import { lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { cached, dirty, isFirst, type Page } from "../world/page";
import { pages } from "../world/sets";

/** Removes the entries of a range of an fsdax file (fs/dax.c dax_delete_mapping_entry). No step looks at references. */
export const daxDeleteMapping = (world: World) =>
  procedure(
    "dax_delete_mapping_entry",
    {
      file: "fs/dax.c",
      doc: "removes the entries of a range of an fsdax file",
      params: { first: pages.element, last: pages.element },
      locals: { index: local(pages.optional, null) },
      exits: ["done"],
    },
    ({ first, last, index }) => {
      const page = some(pages, index);
      const inRange = (candidate: Page) =>
        and(isnt(index, null), cached(candidate), atLeast(candidate, page), atMost(candidate, last));
      return [
        step("start", { do: assign(index, first), text: say`starts to remove the entries of ${first} to ${last}` }),
        choose(
          "lookup",
          pages,
          { fn: "truncate_inode_pages_range" },
          (candidate) => ({
            where: isFirst(candidate, inRange),
            do: assign(index, candidate),
            text: say`finds ${candidate}`,
          }),
          [{ when: not(exists(pages, inRange)), go: exit("done"), text: say`finds no more entries` }],
        ),
        step("lock_entry", {
          when: pageLockIsFree(headOf(world, page)),
          do: lockPage(headOf(world, page)),
          acquires: true,
          text: say`locks the entry of ${page}`,
        }),
        step("delete_entry", {
          do: [
            toEntry(world, page, (each) => [assign(cached(each), false), assign(dirty(each), false)]),
            unlockPage(headOf(world, page)),
            passEntry(world, index, page),
          ],
          go: "lookup",
          text: say`removes the entry of ${page}`,
        }),
      ];
    },
  );
