import { exists } from "../../model";
import { truncateBeforeUnmap, truncatePageLocked } from "../../states";
import { pages } from "../../states/world/sets";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** Rule (j): fail instead of waiting. */
export const truncateFailsOnPinned = definePolicy({
  name: "truncate-fails-on-pinned",
  doc: "truncate and hole punch fail with EBUSY on a pinned page",
  parameters: {
    check: {
      kind: "choice",
      values: ["before-unmap", "page-locked"],
      default: "page-locked",
      doc: "where to look: before anything is unmapped (races with new pins), or at each page, locked and unmapped",
    },
  },
  rules: (args, { pinned }) => [
    args.check === "before-unmap"
      ? rule("truncate-fails-on-pinned", truncateBeforeUnmap, () => exists(pages, pinned), { fail: "EBUSY" })
      : rule("truncate-fails-on-pinned", truncatePageLocked, ({ page }) => pinned(page), { fail: "EBUSY" }),
  ],
});
