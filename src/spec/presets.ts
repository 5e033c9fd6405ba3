/**
 * What the kernels of all presets have, whatever the scenario. Written down, since to find it out takes longer than to check
 * a small spec: a test compares it with `programsOfEverything`.
 */

/** The names of all procedures that can be on a call path. */
export const allProcedures: readonly string[] = [
  "cpu_store",
  "handle_mm_fault",
  "generic_perform_write",
  "do_blockdev_direct_IO_sync",
  "get_user_pages_fast",
  "device_transfer",
  "dio_bio_complete",
  "do_blockdev_direct_IO_aio",
  "bio_set_pages_dirty",
  "bio_check_pages_dirty",
  "bio_dirty_fn",
  "iomap_dio_rw",
  "writeback_single_inode",
  "write_cache_pages",
  "clear_page_dirty_for_io",
  "vfs_fsync",
  "filemap_write_and_wait_range",
  "__filemap_fdatawait_range",
  "ext4_setattr",
  "unmap_mapping_range",
  "truncate_inode_pages_range",
  "ext4_punch_hole",
  "generic_file_direct_write",
  "invalidate_inode_pages2_range",
  "shrink_page_list",
  "ib_umem_killed_shared",
  "exit_mmap",
  "__ib_umem_release",
  "mlx5_ib_pagefault",
  "do_munmap",
  "evict",
  "ext4_mb_new_blocks",
  "xfs_reflink_remap_range",
  "migrate_pages",
  "end_page_writeback",
  "bio_release_pages",
  "dax_writeback_mapping_range",
  "dax_delete_mapping_entry",
];

/** The decision points at which I/O may be queued, so that a rule can have it submitted. */
export const pointsThatSubmit: ReadonlySet<string> = new Set(["writeback.before_mkclean", "writeback.after_mkclean"]);
