import { and, is } from "../../model";
import { writebackAfterMkclean } from "../../states";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** One thing that all writeback, or only one kind of it, does with a pinned page. */
export const writebackOfPinned = definePolicy({
  name: "writeback-of-pinned",
  doc: "what writeback does with a page that looks pinned once it is write-protected",
  parameters: {
    action: {
      kind: "choice",
      values: ["skip", "bounce", "keep-dirty", "fail"],
      default: "skip",
      doc: "leave it dirty, write a copy, write it and keep it dirty, or fail with EBUSY",
    },
    modes: {
      kind: "choice",
      values: ["all", "WB_SYNC_NONE", "WB_SYNC_ALL"],
      default: "all",
      doc: "which writeback",
    },
  },
  rules: (args, { pinned }) => {
    const { action, modes } = args;
    return [
      rule(
        `writeback-${action}-pinned`,
        writebackAfterMkclean,
        ({ page, sync_mode }) => (modes === "all" ? pinned(page) : and(is(sync_mode, modes), pinned(page))),
        action === "fail" ? { fail: "EBUSY" } : action,
      ),
    ];
  },
});
