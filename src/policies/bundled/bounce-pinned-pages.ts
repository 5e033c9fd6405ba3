import { and, is, isnt } from "../../model";
import { writebackAfterMkclean } from "../../states";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** Kara's proposals of 2018 and 2023: copy a pinned page and write the copy. */
export const bouncePinnedPages = definePolicy({
  name: "bounce-pinned-pages",
  doc: "writeback writes a copy of a page that looks pinned once it is write-protected, and keeps it dirty",
  parameters: {
    modes: {
      kind: "choice",
      values: ["all", "WB_SYNC_ALL", "WB_SYNC_NONE"],
      default: "all",
      doc: "which writeback bounces",
    },
    otherwise: {
      kind: "choice",
      values: ["skip", "proceed"],
      default: "skip",
      doc: "what writeback of the other mode does with a pinned page: leave it dirty, or write it as ever",
    },
  },
  rules: (args, { pinned }) => {
    const { modes } = args;
    if (modes === "all") {
      return [rule("bounce-pinned", writebackAfterMkclean, ({ page }) => pinned(page), "bounce")];
    }
    return [
      rule(
        "bounce-pinned",
        writebackAfterMkclean,
        ({ page, sync_mode }) => and(is(sync_mode, modes), pinned(page)),
        "bounce",
      ),
      ...(args.otherwise === "skip"
        ? [
            rule(
              "skip-pinned",
              writebackAfterMkclean,
              ({ page, sync_mode }) => and(isnt(sync_mode, modes), pinned(page)),
              "skip",
            ),
          ]
        : []),
    ];
  },
});
