import {
  and,
  assign,
  branch,
  choose,
  element,
  exists,
  exit,
  is,
  isnt,
  local,
  not,
  or,
  procedure,
  type StepDraft,
  say,
  some,
  step,
  successor,
} from "../../model";
import { isOneEntry, type World } from "../world";
import { invalidateLockOf, pageLockIsFree } from "../world/lock";
import { cached, fileIsMapped, isFirst } from "../world/page";
import { hasExtraReference } from "../world/pin";
import { pages } from "../world/sets";

/** Whether truncate and hole punch look at a multi-order entry for references, step by step. */
export const scansEntry = (world: World): boolean => isOneEntry(world) && world.kernel.daxBusyCheck !== "none";

/**
 * One round of ext4_break_layouts (fs/ext4/inode.c) on a file that is one multi-order entry: dax_layout_busy_page
 * (fs/dax.c, 4.18 and 4.19) looks entries up from an index on, and what it finds is known by the first index of the entry,
 * whatever index inside it was asked for. Called with invalidate_lock held and the file unmapped. Exits: `idle` (no
 * reference found, lock held), `slept` (found one and waited for it, lock dropped), `gone` (found one that was dropped before
 * it came to sleep, lock held).
 */
export const breakLayoutsOfEntry = (world: World) => {
  const { kernel } = world;
  const invalidate = invalidateLockOf(kernel);
  return procedure(
    "ext4_break_layouts",
    {
      file: "fs/ext4/inode.c",
      doc: "waits until no page of an fsdax file is referenced",
      params: {},
      locals: { index: local(pages.optional, null), found: local(pages.optional, null) },
      exits: ["idle", "slept", "gone"],
    },
    ({ index, found }) => {
      const head = element(pages, 0);
      const busy = some(pages, found);
      const position = some(pages, index);
      const begin = { do: assign(index, head), text: say`looks for referenced pages, from ${head} on` };
      const start: StepDraft =
        kernel.daxBusyCheck === "skip-if-unmapped"
          ? branch("start", { fn: "dax_layout_busy_page" }, [
              { when: fileIsMapped, ...begin },
              {
                when: not(fileIsMapped),
                go: exit("idle"),
                text: say`the file is not mapped: does not look for referenced pages`,
              },
            ])
          : step("start", { fn: "dax_layout_busy_page", ...begin });
      return [
        start,
        branch("lookup", { fn: "pagevec_lookup_entries" }, [
          {
            when: and(isnt(index, null), cached(position)),
            do: assign(index, head),
            text: say`looks entries up from ${position} on: finds that of the whole file, which begins at ${head}`,
          },
          {
            when: or(is(index, null), not(cached(position))),
            go: exit("idle"),
            text: say`finds no more entries`,
          },
        ]),
        choose(
          "look_at_entry",
          pages,
          { fn: "dax_busy_page" },
          (candidate) => ({
            where: and(pageLockIsFree(head), isFirst(candidate, hasExtraReference)),
            do: assign(found, candidate),
            go: "wait_var_event",
            text: say`finds ${candidate} referenced`,
          }),
          [
            {
              when: and(pageLockIsFree(head), not(exists(pages, hasExtraReference))),
              do: assign(index, kernel.daxScanAdvances === "past-entry" ? null : successor(pages, position)),
              go: "lookup",
              text:
                kernel.daxScanAdvances === "past-entry"
                  ? say`finds no page of the entry referenced, goes on behind it`
                  : say`finds no page of the entry referenced, goes on at the index after ${position}`,
            },
          ],
        ),
        branch("wait_var_event", { fn: "___wait_var_event" }, [
          {
            when: hasExtraReference(busy),
            do: invalidate.releaseExclusive,
            text: say`${busy} is still referenced: drops invalidate_lock and goes to sleep`,
          },
          {
            when: not(hasExtraReference(busy)),
            go: exit("gone"),
            text: kernel.breakLayoutsRescans
              ? say`${busy} is no longer referenced: looks again`
              : say`${busy} is no longer referenced: does not sleep, and looks no further`,
          },
        ]),
        step("asleep", {
          fn: "___wait_var_event",
          when: not(hasExtraReference(busy)),
          go: exit("slept"),
          text: say`wakes up, ${busy} is no longer referenced`,
        }),
      ];
    },
  );
};
