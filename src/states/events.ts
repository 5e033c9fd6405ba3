/** What an argument of an event is: a page of the file, or a process. */
export type EventArgument = "page" | "process";

/** Something that steps do and that properties can speak of. */
export interface KernelEvent {
  readonly name: string;
  readonly doc: string;
  readonly args: Readonly<Record<string, EventArgument>>;
}

/** All events that kernel procedures carry, in the order of the documentation. */
export const kernelEvents: readonly KernelEvent[] = [
  { name: "pin.established", doc: "GUP has pinned a page for writing", args: { page: "page" } },
  { name: "dma.write", doc: "a device writes to a pinned page", args: { page: "page" } },
  { name: "cpu.store", doc: "the CPU stores to a page: through a mapping, or in write(2)", args: { page: "page" } },
  { name: "io.acknowledged", doc: "a user sees that its I/O is complete", args: { by: "process" } },
  { name: "page.set_dirty", doc: "a page is set dirty other than by a fault", args: { page: "page" } },
  { name: "writeback.attempt", doc: "writeback has come to a dirty page", args: { page: "page" } },
  { name: "writeback.clean", doc: "writeback clears the dirty flag of a page", args: { page: "page" } },
  { name: "buffers.released", doc: "the private data of a page is dropped", args: { page: "page" } },
  { name: "page.removed", doc: "truncate, hole punch or invalidation removes a page", args: { page: "page" } },
  { name: "page.dropped", doc: "reclaim or invalidation drops a page", args: { page: "page" } },
  { name: "writeback.write", doc: "writeback queues a page, or a copy of it, for I/O", args: { page: "page" } },
  { name: "dax.write", doc: "a device or the CPU writes to a block of an fsdax file", args: { page: "page" } },
  { name: "blocks.shared", doc: "reflink shares the blocks of the file", args: {} },
  { name: "blocks.freed", doc: "blocks of the file are freed", args: {} },
  { name: "fsync.return", doc: "fsync returns 0", args: {} },
];
