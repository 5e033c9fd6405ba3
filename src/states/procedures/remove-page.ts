import { assign, type Effects, isnt } from "../../model";
import { unlockPage } from "../world/lock";
import { buffers, cached, dirty, type Page, pte, stalePte } from "../world/page";
import { orphan } from "../world/pin";

/**
 * The page's frame leaves the cache (mm/filemap.c __delete_from_page_cache): mapping = NULL, private data gone, dirty
 * cancelled, its lock given up. References to the frame stay; so does a PTE that was not taken down.
 */
export const removePage = (page: Page, how: "truncated" | "invalidated"): Effects => [
  orphan(page, how),
  assign(cached(page), false),
  assign(dirty(page), false),
  assign(buffers(page), false),
  assign(stalePte(page), isnt(pte(page), "none")),
  unlockPage(page),
];
