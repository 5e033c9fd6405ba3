import { and, is } from "../../model";
import { truncatePageLocked, writebackAfterMkclean } from "../../states";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";
import { stablePages } from "./stable-pages";

const actions = {
  wait: { wait: { drop: ["page_lock"], submit: true } },
  skip: "skip",
  bounce: "bounce",
} as const;

/** The three rules with what they need to work: a pin count, read where no new pin can slip in, and nothing held. */
export const transientPinsRepaired = definePolicy({
  name: "transient-pins-repaired",
  doc:
    "the three rules repaired: pins are looked for after the page is write-protected or unmapped, " +
    "and waited for with its lock dropped and queued I/O submitted",
  parameters: {
    background: {
      kind: "choice",
      values: ["skip", "wait", "bounce"],
      default: "skip",
      doc: "what WB_SYNC_NONE writeback does with a pinned page",
    },
    integrity: {
      kind: "choice",
      values: ["wait", "bounce"],
      default: "wait",
      doc: "what WB_SYNC_ALL writeback does with a pinned page",
    },
  },
  rules: (args, context) => {
    const { pinned } = context;
    return [
      ...stablePages.rules({ "write-begin": false }, context),
      rule(
        `integrity-writeback-${args.integrity}`,
        writebackAfterMkclean,
        ({ page, sync_mode }) => and(is(sync_mode, "WB_SYNC_ALL"), pinned(page)),
        actions[args.integrity],
      ),
      rule(
        `background-writeback-${args.background}`,
        writebackAfterMkclean,
        ({ page, sync_mode }) => and(is(sync_mode, "WB_SYNC_NONE"), pinned(page)),
        actions[args.background],
      ),
      rule("truncate-waits-for-pins", truncatePageLocked, ({ page }) => pinned(page), {
        wait: { drop: ["page_lock", "invalidate_lock"] },
      }),
    ];
  },
});
