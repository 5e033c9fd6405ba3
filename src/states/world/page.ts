import {
  and,
  assign,
  bool,
  type Effects,
  type Element,
  enumeration,
  exists,
  is,
  isnt,
  lessThan,
  not,
  processes,
  scalar,
  type Term,
  table,
} from "../../model";
import { pages } from "./sets";

export type Page = Term<Element<"page">>;
export type Actor = Term<Element<"process">>;

export const writebackState = enumeration("writeback", ["none", "queued", "submitted"]);
export const pteState = enumeration("pte", ["none", "ro", "rw"]);

/*
 * A page of the file and the frame that is cached for it. A frame that has left the cache never comes back; it lives on
 * only in the pins that still hold it (world/pin.ts) and in a PTE that was not taken down (`stale_pte`). Its lock
 * protects nothing any more, so the step that removes a frame from the cache also gives up its lock.
 */
export const cached = table("cached", bool, pages, true, {
  group: "page",
  doc: "the page cache has a frame for the page",
});
export const dirty = table("dirty", bool, pages, false, { group: "page", doc: "PG_dirty" });
export const writeback = table("writeback", writebackState, pages, "none", {
  group: "page",
  doc: "PG_writeback: none, queued in a bio that its actor has not submitted, or submitted to the device",
});
export const queuedBy = table("queued_by", processes.optional, pages, null, {
  group: "page",
  doc: "the actor in whose unsubmitted bio the page is",
});
export const bounced = table("bounced", bool, pages, false, { group: "page", doc: "the I/O reads a copy of the page" });
export const buffers = table("buffers", bool, pages, true, {
  group: "page",
  doc: "fs private data attached (page_has_buffers)",
});
export const pageLock = table("page_lock", processes.optional, pages, null, {
  group: "lock",
  doc: "who holds PG_locked",
});
export const pte = table("pte", pteState, pages, "none", {
  group: "mapping",
  doc: "the mapping of the page: none, read-only, writable",
});
export const stalePte = table("stale_pte", bool, pages, false, {
  group: "mapping",
  doc: "the PTE maps a frame that has left the cache",
});
export const beyondEof = table("beyond_eof", bool, pages, false, { group: "page", doc: "i_size ends before the page" });

export const shared = table("shared", bool, pages, false, {
  group: "page",
  doc: "the block of the page is shared with another file",
});
export const reserved = table("reserved", bool, pages, false, {
  group: "page",
  doc: "space for a new block is reserved, for the next writeback of the page",
});

/** One mapping of the whole file, in one process. */
export const vma = scalar("vma", bool, true, { group: "mapping", doc: "the file is mapped" });
export const munmapReturned = scalar("munmap_returned", bool, false, {
  group: "mapping",
  doc: "munmap or exit has taken the mapping down and returned",
});

/** A kernel BUG: nothing moves any more. */
export const crashed = scalar("crashed", bool, false, { group: "kernel", doc: "a BUG was hit" });

export const isMapped = (page: Page): Term<boolean> => isnt(pte(page), "none");
export const isUnderWriteback = (page: Page): Term<boolean> => isnt(writeback(page), "none");
/** The I/O in progress reads the page itself, not a copy. */
export const isReadByDevice = (page: Page): Term<boolean> => and(isUnderWriteback(page), is(bounced(page), false));

/** All PTEs of the page go away (zap_pte_range, try_to_unmap). */
export function unmap(page: Page): Effects {
  return [assign(pte(page), "none"), assign(stalePte(page), false)];
}

/** The page is the first one, by index, of those that satisfy a condition: what a look-up in the page cache finds next. */
export const isFirst = (page: Page, among: (page: Page) => Term<boolean>): Term<boolean> =>
  and(among(page), not(exists(pages, (other) => and(among(other), lessThan(other, page)))));

/** Where a file is no longer mapped: its PTEs are gone, not only its VMA. */
export const fileIsMapped: Term<boolean> = not(munmapReturned);
