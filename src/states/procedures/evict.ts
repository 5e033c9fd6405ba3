import { call, decide, element, event, exit, forEach, procedure, say, step } from "../../model";
import { evictInode } from "../decision-points";
import { isDax, type World } from "../world";
import { munmapReturned } from "../world/page";
import { orphan } from "../world/pin";
import { pages } from "../world/sets";
import { daxDeleteMapping } from "./dax-delete-mapping";
import { truncateInodePages } from "./truncate-inode-pages";

/**
 * unlink(2) and the last close: the inode is evicted, its pages and then its blocks go (fs/inode.c evict). Possible only
 * once the mapping, which holds the file open until its PTEs are gone, has been taken down.
 */
export const evict = (world: World) => {
  const range = { first: element(pages, 0), last: element(pages, world.scenario.pages - 1) };
  return procedure(
    "evict",
    { file: "fs/inode.c", doc: "unlink(2) and last close of the file", params: {}, locals: {}, exits: ["return"] },
    () => [
      step("unlink", {
        fn: "do_unlinkat",
        agent: "user",
        when: munmapReturned,
        text: say`unlinks the file and closes it`,
      }),
      decide("evict_inode", evictInode, { scope: {}, on: { proceed: "remove" }, locks: {} }),
      isDax(world)
        ? call("remove", daxDeleteMapping(world), range, { done: "free_blocks" })
        : call("remove", truncateInodePages(world), range, {
            done: "free_blocks",
            failed: "free_blocks",
            relock: "remove",
            restart: "remove",
          }),
      step("free_blocks", {
        fn: "ext4_evict_inode, xfs_inactive",
        do: isDax(world) ? forEach(pages, (page) => orphan(page, "freed")) : [],
        events: [event("blocks.freed", {})],
        go: exit("return"),
        text: say`frees the blocks of the file`,
      }),
    ],
  );
};
