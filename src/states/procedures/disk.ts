import { assign, choose, exit, forEach, is, procedure, processes, say } from "../../model";
import { reachDisk } from "../world/durability";
import { bounced, writeback } from "../world/page";
import { newSinceWriteback } from "../world/pin";
import { pages } from "../world/sets";

/** The device completes submitted writes, in any order. */
export const disk = procedure(
  "end_page_writeback",
  { file: "mm/filemap.c", doc: "the device completes writeback", params: {}, locals: {}, exits: ["done"] },
  () => [
    choose("complete", pages, { agent: "device" }, (page) => ({
      where: is(writeback(page), "submitted"),
      do: [
        assign(writeback(page), "none"),
        assign(bounced(page), false),
        reachDisk(page),
        forEach(processes, (actor) => assign(newSinceWriteback(actor, page), false)),
      ],
      go: exit("done"),
      text: say`${page} is on disk, writeback ends`,
    })),
  ],
);
