import { reclaimAfterUnmap } from "../../states";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** What d824ec2a1546 merged in 6.4. */
export const reclaimSkipsPinned = definePolicy({
  name: "reclaim-skips-pinned",
  doc: "reclaim gives up a pinned page before it touches its private data",
  parameters: {},
  rules: (_args, { pinned }) => [rule("reclaim-skips-pinned", reclaimAfterUnmap, ({ page }) => pinned(page), "skip")],
});
