import { assign, exit, lessThan, local, not, procedure, say, some, step, successor } from "../../model";
import { isOneEntry, type World } from "../world";
import { toEntry } from "../world/entry";
import { unmap } from "../world/page";
import { pages } from "../world/sets";
import { downgrade } from "./notifier";

/** Takes down all PTEs of a range, page by page; or the PMD that maps the whole file. */
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
      const whole = isOneEntry(world);
      return [
        step("start", { do: assign(index, first), text: say`unmaps ${first} to ${last}` }),
        ...downgrade(world, "zap", page, {
          fn: "zap_page_range_single",
          do: toEntry(world, page, unmap),
          text: whole ? say`unmaps the entry, ${page} to ${last}` : say`unmaps ${page}`,
          notified: true,
          after: whole
            ? [{ go: exit("done") }]
            : [
                { when: lessThan(page, last), do: assign(index, successor(pages, page)), go: "zap" },
                { when: not(lessThan(page, last)), go: exit("done") },
              ],
        }),
      ];
    },
  );
