import { call, exit, procedure } from "../../model";
import { isDax, type World } from "../world";
import { pages, syncMode } from "../world/sets";
import { daxWriteback } from "./dax-writeback";
import { writeCachePages } from "./write-cache-pages";

/** One pass of the flusher thread over the file. */
export const flusher = (world: World) =>
  procedure(
    "writeback_single_inode",
    {
      file: "fs/fs-writeback.c",
      doc: "one writeback pass over the file",
      params: { sync_mode: syncMode, from: pages.element },
      locals: {},
      exits: ["return"],
    },
    ({ sync_mode, from }) => [
      isDax(world)
        ? call("write", daxWriteback(world), {}, { done: exit("return"), failed: exit("return") })
        : call("write", writeCachePages(world), { sync_mode, from }, { done: exit("return"), failed: exit("return") }),
    ],
  );
