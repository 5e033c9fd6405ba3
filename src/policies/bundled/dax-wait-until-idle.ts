import { daxIdleRules } from "../dax-idle";
import { definePolicy } from "../policy";

/** Rule (h) as Linux has it: dax_layout_busy_page (4.18), and eviction as well (6.15). */
export const daxWaitUntilIdle = definePolicy({
  name: "dax-wait-until-idle",
  doc:
    "on fsdax, truncate and hole punch unmap, wait until no page of the file is referenced, invalidate_lock dropped, " +
    "and look again (rule h)",
  parameters: {
    check: {
      kind: "choice",
      values: ["always", "skip-if-unmapped"],
      default: "always",
      doc: "whether a file that nobody maps any more is looked at (4.18 to 6.14: it is not)",
    },
    evict: { kind: "flag", default: true, doc: "eviction of the inode waits as well (from 6.15)" },
  },
  rules: (args, { world }) => daxIdleRules("", args.check, args.evict, world),
});
