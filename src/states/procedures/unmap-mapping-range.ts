import { assign, branch, exit, lessThan, local, not, procedure, say, some, step, successor } from "../../model";
import { unmap } from "../world/page";
import { pages } from "../world/sets";

/** Takes down all PTEs of a range, page by page. */
export const unmapMappingRange = procedure(
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
      branch("zap", { fn: "zap_page_range_single" }, [
        {
          when: lessThan(page, last),
          do: [unmap(page), assign(index, successor(pages, page))],
          go: "zap",
          text: say`unmaps ${page}`,
        },
        { when: not(lessThan(page, last)), do: unmap(page), go: exit("done"), text: say`unmaps ${page}` },
      ]),
    ];
  },
);
