import { and, assign, branch, choose, exists, exit, local, not, procedure, say, some, type Term } from "../../model";
import { isDax, isOneEntry, type World } from "../world";
import { fileIsMapped, isFirst, type Page } from "../world/page";
import { hasExtraReference } from "../world/pin";
import { pages } from "../world/sets";

/** Whether breaking layouts may stop before it has looked at all pages. A multi-order entry is looked at otherwise. */
export const stopsEarly = (world: World): boolean =>
  isDax(world) && !isOneEntry(world) && world.kernel.daxBusyCheck !== "none" && !world.kernel.breakLayoutsRescans;

/**
 * One round of ext4_break_layouts before b1f382178d15 (fs/ext4/inode.c): finds the first page that is referenced, and looks
 * at its reference count once more before it sleeps. If the reference is gone, the loop ends with it, whatever other
 * pages are referenced. Exits: `idle` (none found), `busy` (has to sleep, and to look again), `stops`.
 */
export const breakLayouts = ({ kernel }: World) =>
  procedure(
    "ext4_break_layouts",
    {
      file: "fs/ext4/inode.c",
      doc: "looks for referenced pages of an fsdax file",
      params: {},
      locals: { found: local(pages.optional, null) },
      exits: ["idle", "busy", "stops"],
    },
    ({ found }) => {
      const page = some(pages, found);
      const isBusy = (candidate: Page): Term<boolean> =>
        kernel.daxBusyCheck === "skip-if-unmapped"
          ? and(fileIsMapped, hasExtraReference(candidate))
          : hasExtraReference(candidate);
      return [
        choose(
          "find_busy_page",
          pages,
          { fn: "dax_layout_busy_page" },
          (candidate) => ({
            where: isFirst(candidate, isBusy),
            do: assign(found, candidate),
            text: say`finds ${candidate} referenced`,
          }),
          [{ when: not(exists(pages, isBusy)), go: exit("idle"), text: say`finds no page referenced` }],
        ),
        branch("wait_var_event", { fn: "___wait_var_event" }, [
          { when: hasExtraReference(page), go: exit("busy"), text: say`${page} is still referenced: has to sleep` },
          {
            when: not(hasExtraReference(page)),
            go: exit("stops"),
            text: say`${page} is no longer referenced: does not sleep, and looks no further`,
          },
        ]),
      ];
    },
  );
