import { and, assign, branch, choose, exists, exit, local, not, procedure, say, some } from "../../model";
import type { World } from "../world";
import { lockPage, pageLockIsFree, unlockPage } from "../world/lock";
import { cached, isUnderWriteback, unmap } from "../world/page";
import { hasExtraReference } from "../world/pin";
import { pages } from "../world/sets";
import { downgrade } from "./notifier";

/**
 * Migration of one page (mm/migrate.c): it is locked and unmapped, and moves to another frame if nobody references it; else
 * it stays (-EAGAIN), and migration tries again.
 */
export const migrate = (world: World) =>
  procedure(
    "migrate_pages",
    {
      file: "mm/migrate.c",
      doc: "moves one page to another frame",
      params: {},
      locals: { victim: local(pages.optional, null) },
      exits: ["return"],
    },
    ({ victim }) => {
      const page = some(pages, victim);
      return [
        choose(
          "trylock",
          pages,
          { fn: "trylock_page" },
          (candidate) => ({
            where: and(cached(candidate), pageLockIsFree(candidate), not(isUnderWriteback(candidate))),
            do: [lockPage(candidate), assign(victim, candidate)],
            text: say`picks ${candidate}, locks it`,
          }),
          [{ when: not(exists(pages, cached)), go: exit("return"), text: say`finds no page to move` }],
        ),
        ...downgrade(world, "try_to_unmap", page, {
          fn: "try_to_unmap",
          do: unmap(page),
          text: say`unmaps ${page}`,
          notified: true,
        }),
        branch("move", { fn: "migrate_page_move_mapping" }, [
          {
            when: not(hasExtraReference(page)),
            do: unlockPage(page),
            go: exit("return"),
            text: say`moves ${page} to another frame, unlocks it`,
          },
          {
            when: hasExtraReference(page),
            do: [unlockPage(page), assign(victim, null)],
            go: "trylock",
            text: say`${page} is referenced: -EAGAIN, unlocks it, tries again`,
          },
        ]),
      ];
    },
  );
