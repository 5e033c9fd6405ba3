import {
  and,
  assign,
  branch,
  element,
  exit,
  is,
  isnt,
  local,
  not,
  procedure,
  say,
  some,
  step,
  successor,
} from "../../model";
import { isUnderWriteback } from "../world/page";
import { pages } from "../world/sets";

/** Waits until no page of the file is under writeback, one page after the other. */
export const filemapFdatawait = procedure(
  "__filemap_fdatawait_range",
  {
    file: "mm/filemap.c",
    doc: "waits for writeback of the file",
    params: {},
    locals: { index: local(pages.optional, null) },
    exits: ["done"],
  },
  ({ index }) => {
    const page = some(pages, index);
    const next = successor(pages, page);
    return [
      step("start", { do: assign(index, element(pages, 0)), text: say`waits for writeback of the file` }),
      branch("wait_on_page_writeback", { fn: "wait_on_page_writeback" }, [
        {
          when: and(not(isUnderWriteback(page)), isnt(next, null)),
          do: assign(index, next),
          go: "wait_on_page_writeback",
          text: say`${page} is not under writeback`,
        },
        {
          when: and(not(isUnderWriteback(page)), is(next, null)),
          go: exit("done"),
          text: say`${page} is not under writeback`,
        },
      ]),
    ];
  },
);
