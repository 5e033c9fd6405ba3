import { and, exists, is } from "../../model";
import { truncateAfterUnmap, truncateBeforeUnmap, writebackAfterMkclean, writebackBeforeMkclean } from "../../states";
import { pages } from "../../states/world/sets";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";
import { stablePages } from "./stable-pages";

/** The three rules as the mail of 20 December 2018 writes them; what it leaves open is a parameter. */
export const transientPinsLiteral = definePolicy({
  name: "transient-pins-literal",
  doc: "the mail's three rules as written: stable pages; WB_SYNC_ALL writeback and truncate block on pinned pages, locks held",
  parameters: {
    "writeback-check": {
      kind: "choice",
      values: ["before-mkclean", "after-mkclean"],
      default: "before-mkclean",
      doc: "where write_cache_pages looks for pins",
    },
    "truncate-check": {
      kind: "choice",
      values: ["before-unmap", "after-unmap"],
      default: "after-unmap",
      doc: "where truncate_pagecache looks for pins",
    },
  },
  rules: (args, context) => {
    const { pinned } = context;
    return [
      ...stablePages.rules({ "write-begin": false }, context),
      args["writeback-check"] === "before-mkclean"
        ? rule(
            "sync-writeback-waits-for-pins",
            writebackBeforeMkclean,
            ({ page, sync_mode }) => and(is(sync_mode, "WB_SYNC_ALL"), pinned(page)),
            { wait: {} },
          )
        : rule(
            "sync-writeback-waits-for-pins",
            writebackAfterMkclean,
            ({ page, sync_mode }) => and(is(sync_mode, "WB_SYNC_ALL"), pinned(page)),
            { wait: {} },
          ),
      args["truncate-check"] === "before-unmap"
        ? rule("truncate-waits-for-pins", truncateBeforeUnmap, () => exists(pages, pinned), { wait: {} })
        : rule("truncate-waits-for-pins", truncateAfterUnmap, () => exists(pages, pinned), { wait: {} }),
    ];
  },
});
