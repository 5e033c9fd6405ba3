import { call, element, exit, procedure } from "../../model";
import { isDax, type World } from "../world";
import { pages } from "../world/sets";
import { daxWriteback } from "./dax-writeback";
import { filemapFdatawait } from "./filemap-fdatawait";
import { writeCachePages } from "./write-cache-pages";

/** WB_SYNC_ALL writeback of the file, then a wait for all of its I/O; on fsdax, a flush to the media. */
export const fileWriteAndWait = (world: World) =>
  procedure(
    "filemap_write_and_wait_range",
    { file: "mm/filemap.c", doc: "writes and waits, WB_SYNC_ALL", params: {}, locals: {}, exits: ["done", "failed"] },
    () =>
      isDax(world)
        ? [call("write", daxWriteback(world), {}, { done: exit("done"), failed: exit("failed") })]
        : [
            call(
              "write",
              writeCachePages(world),
              { sync_mode: "WB_SYNC_ALL", from: element(pages, 0) },
              { done: "wait", failed: exit("failed") },
            ),
            call("wait", filemapFdatawait, {}, { done: exit("done") }),
          ],
  );
