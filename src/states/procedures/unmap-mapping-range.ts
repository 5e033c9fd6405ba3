import { assign, exit, lessThan, local, not, procedure, say, some, step, successor } from "../../model";
import type { World } from "../world";
import { unmap } from "../world/page";
import { pages } from "../world/sets";
import { downgrade } from "./notifier";

/** Takes down all PTEs of a range, page by page. */
export const unmapMappingRange = (world: World) =>
  procedure(
    "unmap_mapping_range",
    {
      file: "mm/memory.c",
      doc: "unmaps a range of the file",
      params: { first: pages.element, last: pages.element },
      locals: { index: local(pages.optional, null) },
      exits: ["done"],
    },
    ({ first, last, index }) => {
      const page = some(pages, index);
      return [
        step("start", { do: assign(index, first), text: say`unmaps ${first} to ${last}` }),
        ...downgrade(world, "zap", page, {
          fn: "zap_page_range_single",
          do: unmap(page),
          text: say`unmaps ${page}`,
          notified: true,
          after: [
            { when: lessThan(page, last), do: assign(index, successor(pages, page)), go: "zap" },
            { when: not(lessThan(page, last)), go: exit("done") },
          ],
        }),
      ];
    },
  );
