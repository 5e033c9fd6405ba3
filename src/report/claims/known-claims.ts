/** A claim of the discussion in December 2018, in our words. */
export interface Claim {
  readonly id: string;
  readonly who: string;
  readonly says: string;
}

/** The claims, in the order of their numbers. */
export const claims: readonly Claim[] = [
  { id: "C1", who: "Dave Chinner", says: "direct I/O is not the problem: its pins are transient" },
  { id: "C2", who: "Dave Chinner", says: "(a) stable pages keep GUP from pinning a page under writeback" },
  { id: "C3", who: "Dave Chinner", says: "(b) blocking in write_cache_pages keeps pinned pages from being cleaned" },
  {
    id: "C4",
    who: "Dave Chinner",
    says: "(c) blocking in truncate_pagecache keeps truncate from pulling pinned pages",
  },
  { id: "C5", who: "Dave Chinner", says: "the three rules together are adequate for short-term pins" },
  { id: "C6", who: "Dave Chinner", says: "the three rules do not break fsync" },
  { id: "C7", who: "Dave Chinner", says: "the three rules do not change how truncate works" },
  { id: "C8", who: "Dave Chinner", says: "the three rules fix truncation of a file that is an O_DIRECT buffer" },
  { id: "C9", who: "Dave Chinner", says: "blocking does not work for long-term pins: operations hang or fail" },
  { id: "C10", who: "Dave Chinner", says: "revocable file layout leases solve long-term pins" },
  { id: "C11", who: "Dave Chinner", says: "the NFS server revokes layouts that way already" },
  { id: "C12", who: "Dave Chinner", says: "with leases a long-term pin lasts as long as its user takes to respond" },
  { id: "C13", who: "Dave Chinner", says: "for faulting hardware stable pages and cleaning can be relaxed" },
  {
    id: "C14",
    who: "Dave Chinner",
    says: "faulting hardware write-faults on clean pages, so fsync need not revoke leases",
  },
  { id: "C15", who: "Dave Chinner", says: "truncate and hole punch need lease revocation even with faulting hardware" },
  { id: "C16", who: "Dave Chinner", says: "with DAX no reference may remain once blocks are freed" },
  { id: "C17", who: "Jérôme Glisse", says: "truncate invalidates the device's page table through the notifier" },
  { id: "C18", who: "Jérôme Glisse", says: "the device's next access is a regular page fault" },
  {
    id: "C19",
    who: "Jérôme Glisse",
    says: "what filesystems expect of truncate and reflink holds for faulting hardware",
  },
  { id: "C20", who: "Jérôme Glisse", says: "if the CPU's page table is updated properly, so is the device's" },
  { id: "C21", who: "Jérôme Glisse", says: "faulting hardware obeys munmap: no mapping outlives its vma" },
  { id: "C22", who: "Dave Chinner", says: "as a last resort: always wait for stable pages where GUP mappings exist" },
  { id: "C23", who: "Jason Gunthorpe", says: "ban writes of devices to file-backed pages, then" },
  {
    id: "C24",
    who: "Jason Gunthorpe",
    says: "software that relies on faulting devices will not support real block devices",
  },
  { id: "C25", who: "Jan Kara", says: "(a) and (b) together can deadlock" },
  { id: "C26", who: "Jan Kara", says: "GUP does not raise the map count, so (b) prevents nothing" },
];
