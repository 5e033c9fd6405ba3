import { isnt } from "../../model";
import { pageMkwrite, writeBegin } from "../../states";
import { writeback } from "../../states/world/page";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** Rule (a): stable pages, always. */
export const stablePages = definePolicy({
  name: "stable-pages",
  doc: "->page_mkwrite waits for writeback of the page to end, whether or not the device needs it (rule a)",
  parameters: {
    "write-begin": { kind: "flag", default: false, doc: "write(2) waits as well" },
  },
  rules: (args) => [
    rule("stable-pages", pageMkwrite, ({ page }) => isnt(writeback(page), "none"), { wait: {} }),
    ...(args["write-begin"]
      ? [rule("stable-pages-write-begin", writeBegin, ({ page }) => isnt(writeback(page), "none"), { wait: {} })]
      : []),
  ],
});
