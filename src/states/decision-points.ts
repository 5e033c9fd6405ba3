import { bool, decisionPoint } from "../model";
import { pages, syncMode } from "./world/sets";

const page = pages.element;
const pinnedByMode = [
  "sync_mode == WB_SYNC_ALL && page.pinned",
  "sync_mode == WB_SYNC_NONE && page.pinned",
  "page.pinned",
];
const somePinned = ["pages.exists(p, p.pinned)"];

/** GUP-fast found a writable PTE (gup_pte_range; 6.5: gup_fast_folio_allowed). Skipping falls back to the slow path. */
export const gupFastPath = decisionPoint({
  id: "gup.fast_path",
  fn: "gup_pte_range",
  file: "mm/gup.c",
  doc: "GUP-fast is about to take a reference to a page without any lock",
  actions: ["proceed", "skip"],
  locks: [],
  scope: { page, longterm: bool },
  conditions: ["longterm", "page.writeback != none", "true"],
});

export const gupCheckVma = decisionPoint({
  id: "gup.check_vma",
  fn: "check_vma_flags",
  file: "mm/gup.c",
  doc: "the slow path of GUP looks at the mapping before it pins a page",
  actions: ["proceed", "wait", "refuse"],
  locks: [],
  scope: { page, longterm: bool },
  conditions: ["longterm", "page.writeback != none", "true"],
});

/** CF5. */
export const pageMkwrite = decisionPoint({
  id: "page_mkwrite",
  fn: "->page_mkwrite",
  file: "fs/ext4/inode.c, fs/iomap.c",
  doc: "the filesystem has prepared the page for a write through a mapping and set it dirty; the PTE is still read-only",
  actions: ["proceed", "wait", "fail"],
  locks: ["page_lock", "invalidate_lock"],
  scope: { page },
  conditions: ["page.pinned && page.writeback != none", "page.writeback != none"],
});

export const writeBegin = decisionPoint({
  id: "write_begin",
  fn: "->write_begin",
  file: "mm/filemap.c",
  doc: "write(2) has locked the page it is about to copy into",
  actions: ["proceed", "wait", "fail"],
  locks: ["page_lock"],
  scope: { page },
  conditions: ["page.writeback != none", "page.pinned"],
});

export const writebackBeforeMkclean = decisionPoint({
  id: "writeback.before_mkclean",
  fn: "clear_page_dirty_for_io",
  file: "mm/page-writeback.c",
  doc: "a dirty page is about to be written; its PTEs may still be writable",
  actions: ["proceed", "wait", "skip", "fail"],
  locks: ["page_lock"],
  scope: { page, sync_mode: syncMode },
  conditions: pinnedByMode,
});

export const writebackAfterMkclean = decisionPoint({
  id: "writeback.after_mkclean",
  fn: "clear_page_dirty_for_io",
  file: "mm/page-writeback.c",
  doc: "the page is write-protected in every page table and still dirty; no new write pin can be taken",
  actions: ["proceed", "wait", "skip", "keep-dirty", "bounce", "fail"],
  locks: ["page_lock"],
  scope: { page, sync_mode: syncMode },
  conditions: pinnedByMode,
});

export const fsyncStart = decisionPoint({
  id: "fsync.start",
  fn: "file_write_and_wait_range",
  file: "mm/filemap.c",
  doc: "fsync begins",
  actions: ["proceed", "wait", "fail"],
  locks: [],
  scope: {},
  conditions: somePinned,
});

export const truncateStart = decisionPoint({
  id: "truncate.start",
  fn: "ext4_setattr, ext4_punch_hole",
  file: "fs/ext4/inode.c",
  doc: "truncate or hole punch begins; no lock is held and nothing has been done",
  actions: ["proceed", "wait", "fail"],
  locks: [],
  scope: { first: page, last: page },
  conditions: somePinned,
});

export const truncateBeforeUnmap = decisionPoint({
  id: "truncate.before_unmap",
  fn: "truncate_pagecache",
  file: "mm/truncate.c",
  doc: "the locks are taken, the pages of the range are still mapped",
  actions: ["proceed", "wait", "fail"],
  locks: ["invalidate_lock", "i_rwsem"],
  scope: { first: page, last: page },
  conditions: somePinned,
});

/** After TR5. */
export const truncateAfterUnmap = decisionPoint({
  id: "truncate.after_unmap",
  fn: "truncate_pagecache",
  file: "mm/truncate.c",
  doc: "the range has been unmapped, its pages are still cached",
  actions: ["proceed", "wait", "fail"],
  locks: ["invalidate_lock", "i_rwsem"],
  scope: { first: page, last: page },
  conditions: somePinned,
});

/** In TR6. */
export const truncatePageLocked = decisionPoint({
  id: "truncate.page_locked",
  fn: "truncate_cleanup_page",
  file: "mm/truncate.c",
  doc: "one page of the range is locked, not under writeback, unmapped, and about to leave the cache",
  actions: ["proceed", "wait", "fail"],
  locks: ["page_lock", "invalidate_lock", "i_rwsem"],
  scope: { page },
  conditions: ["page.pinned"],
});

export const freeBlocks = decisionPoint({
  id: "free_blocks",
  fn: "ext4_ext_remove_space, xfs_bunmapi",
  file: "fs/ext4/extents.c",
  doc: "the pages are gone; the blocks are about to be freed",
  actions: ["proceed", "wait", "fail"],
  locks: ["invalidate_lock", "i_rwsem"],
  scope: { first: page, last: page },
  conditions: somePinned,
});

export const invalidatePageLocked = decisionPoint({
  id: "invalidate.page_locked",
  fn: "invalidate_inode_pages2_range",
  file: "mm/truncate.c",
  doc: "a direct write to the file is about to drop one of its cached pages; the page is locked and unmapped",
  actions: ["proceed", "wait", "skip", "fail"],
  locks: ["page_lock"],
  scope: { page },
  conditions: ["page.pinned"],
});

export const reclaimAfterUnmap = decisionPoint({
  id: "reclaim.after_unmap",
  fn: "shrink_page_list",
  file: "mm/vmscan.c",
  doc: "reclaim has locked and unmapped a page and not yet touched its private data",
  actions: ["proceed", "skip"],
  locks: [],
  scope: { page },
  conditions: ["page.pinned"],
});

export const reflinkStart = decisionPoint({
  id: "reflink.start",
  fn: "xfs_file_remap_range",
  file: "fs/xfs/xfs_file.c",
  doc: "reflink begins; no lock is held and nothing has been done",
  actions: ["proceed", "wait", "fail"],
  locks: [],
  scope: {},
  conditions: somePinned,
});

export const reflinkBeforeShare = decisionPoint({
  id: "reflink.before_share",
  fn: "xfs_reflink_remap_blocks",
  file: "fs/xfs/xfs_reflink.c",
  doc: "the file has been flushed, its pages are clean and write-protected, no fault can change that; blocks are about to be shared",
  actions: ["proceed", "wait", "fail"],
  locks: ["invalidate_lock", "i_rwsem"],
  scope: {},
  conditions: somePinned,
});

export const evictInode = decisionPoint({
  id: "evict_inode",
  fn: "evict",
  file: "fs/inode.c",
  doc: "the last link and the last descriptor of the file are gone; its pages and blocks are about to go too",
  actions: ["proceed", "wait"],
  locks: [],
  scope: {},
  conditions: somePinned,
});

/** All decision points, in the order of the documentation. */
export const decisionPoints = [
  gupFastPath,
  gupCheckVma,
  pageMkwrite,
  writeBegin,
  writebackBeforeMkclean,
  writebackAfterMkclean,
  fsyncStart,
  truncateStart,
  truncateBeforeUnmap,
  truncateAfterUnmap,
  truncatePageLocked,
  freeBlocks,
  invalidatePageLocked,
  reclaimAfterUnmap,
  reflinkStart,
  reflinkBeforeShare,
  evictInode,
] as const;
