/** Why a property matters, in terms of the kernel, and what keeps it. */
export interface PropertyExplanation {
  readonly why: string;
  readonly mend: string;
}

/** By the id of the property; a test sees to it that none is left out. */
export const propertyExplanations: Readonly<Record<string, PropertyExplanation>> = {
  "no-write-under-writeback": {
    why:
      "Storage that computes checksums or parity reads the page while it is under writeback. The CPU is kept out by " +
      "->page_mkwrite; a device that holds a pin never faults, and writes on.",
    mend: "Do not start writeback of a pinned page (skip, wait), or write a copy of it (bounce).",
  },
  "no-new-pin-write-under-writeback": {
    why:
      "Waiting for writeback in ->page_mkwrite keeps new pins for writing away from a page under writeback. That is all it " +
      "claims: a pin that was there before is not its business.",
    mend: "Wait at page_mkwrite; with GUP-fast, the PTE must be read again after the reference is taken.",
  },
  "no-dma-to-clean-page": {
    why:
      "The filesystem learns of a write through ->page_mkwrite, which happened long before. Once writeback has cleaned the page, " +
      "DMA changes it behind the filesystem's back: the data is lost on reclaim, and a late set_page_dirty finds no reservation.",
    mend: "Do not clean pinned pages: at writeback.after_mkclean wait, skip, keep-dirty or bounce. Looking before page_mkclean is too early.",
  },
  "no-clean-while-pinned": {
    why: "It is the cause of which DMA to a clean page is the effect, and shows even where the device does not write again.",
    mend: "Decide at writeback.after_mkclean, for background writeback too, not for fsync alone.",
  },
  "no-unprepared-dirty": {
    why:
      "set_page_dirty on a page whose buffers reclaim has dropped leaves a dirty page that the filesystem has never prepared: " +
      "ext4 hits a BUG in writeback, or warns and drops the data.",
    mend: "Keep pinned pages dirty, or have reclaim leave them alone (kernel 6.4: reclaim-skips-pinned).",
  },
  "no-dma-to-truncated-page": {
    why: "The frame has left the page cache: what the device writes there no file will ever see, and other mappings show another frame.",
    mend: "Truncate, punch and invalidation wait for pins, or fail, per page: under the page lock and after the last unmap.",
  },
  "no-freed-block-reference": {
    why: "On fsdax the page is the block. Once it is freed it may belong to another file, which the device then overwrites.",
    mend: "Wait for references before blocks are freed, with faults excluded; refuse long-term pins; break leases.",
  },
  "mapping-within-vma": {
    why: "After munmap the process believes that nothing writes there any more. A registration holds the pages, not the mapping.",
    mend: "Devices that fault and listen to notifiers follow munmap; pinned registrations cannot.",
  },
  "device-mapping-subset": {
    why: "A device that faults relies on notifiers: what the CPU's page table loses, the device's must lose before the notifier returns.",
    mend: "Notify write-protection and each unmap, return when the device is done, and retry faults that raced with an invalidation.",
  },
  "no-shared-block-write": {
    why: "After reflink two files share a block. A write that does not fault is not seen by copy on write, and changes the other file.",
    mend: "Wait for pins, or break leases, at reflink.before_share.",
  },
  "space-reserved": {
    why: "A page that is written back twice for one fault needs a second new block on copy-on-write storage; without a reservation writeback gets ENOSPC.",
    mend: "Reserve again where a page is kept dirty or bounced.",
  },
  "fsync-durable": {
    why: "A user who has seen its read complete and then calls fsync must find the data after a crash.",
    mend: "Fsync must not skip a dirty page, and pages must be dirty before completion is told, or never cleaned while pinned.",
  },
  "no-silent-drop": {
    why: "Reclaim and invalidation take a clean page for a copy of the disk. If a device wrote to it, the only copy is dropped.",
    mend: "Set pages dirty before the reference is dropped, and test for dirty with the reference count frozen.",
  },
  "no-crash": {
    why: "A BUG takes the task down with the locks that it holds, mostly the machine.",
    mend: "Find the step before: mostly a page was set dirty that the filesystem had not prepared.",
  },
  "deadlock-free": {
    why: "Whoever waits for a pin with a lock held that the pinner needs waits forever: page lock, invalidate_lock, queued I/O.",
    mend: "Drop the locks while waiting (drop:), submit what is queued first (submit: true), or do not wait.",
  },
  "fsync-returns": {
    why: "An fsync that waits for a pin waits as long as its user likes: a hostile long-term registration makes it hang forever.",
    mend: "Wait only for pins that end by themselves; fail, bounce or break a lease where they need not.",
  },
  "fsync-succeeds": {
    why: "Failing instead of waiting trades a hang for an fsync that never gets its data out.",
    mend: "Let fsync write the page (keep-dirty, bounce) instead of failing on it.",
  },
  "truncate-returns": {
    why: "Truncate and hole punch that wait for a pin hold i_rwsem: whoever needs the file waits with them.",
    mend: "Wait only for pins that end by themselves; fail, or break leases with a timeout that acts.",
  },
  "truncate-succeeds": {
    why: "A truncate that fails while a page is pinned can be made to fail forever by whoever may pin.",
    mend: "Break leases, so that there is an end to pins; or wait for transient ones.",
  },
  "pin-resolves": {
    why: "GUP that waits at a decision point, or in a fault behind one, may wait for somebody who waits for its earlier pins.",
    mend: "Refuse instead of waiting, or make what it waits for independent of pins.",
  },
  "dirty-page-cleaned": {
    why: "Writeback that skips or keeps pinned pages dirty leaves memory that is never cleaned as long as the pin lasts.",
    mend: "Bounce what stays pinned, or bound the time of pins with leases.",
  },
  "lease-break-ends": {
    why: "Whoever breaks a lease waits for its holder, who may not care.",
    mend: "A lease-timeout that acts: fence, kill or fail.",
  },
  "device-fault-resolves": {
    why: "A device fault retries as long as invalidations race with it, and takes locks that an invalidation may hold.",
    mend: "No driver lock across the CPU's fault, no page lock in callbacks; a retry only where the sequence has changed.",
  },
};
