import { and, isnt } from "../../model";
import { pageMkwrite } from "../../states";
import { writeback } from "../../states/world/page";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** Rule (i): "force wait_for_stable_page() to trigger when there are GUP mappings". */
export const napalm = definePolicy({
  name: "napalm",
  doc: "->page_mkwrite waits for writeback of a page that is pinned, even where the device does not need it (rule i)",
  parameters: {},
  rules: (_args, { pinned }) => [
    rule("stable-pages-when-pinned", pageMkwrite, ({ page }) => and(pinned(page), isnt(writeback(page), "none")), {
      wait: {},
    }),
  ],
});
