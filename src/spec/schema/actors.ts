import { z } from "zod";
import { dioFiles, dioFlavours, rdmaUsers, scenarioLimits } from "../../states";
import { identifier, object } from "./vocabulary";

const page = z
  .int()
  .min(0)
  .max(scenarioLimits.pages - 1);

const times = z
  .union([z.int().min(1).max(scenarioLimits.times), z.literal("forever")], {
    error: `must be a number from 1 to ${scenarioLimits.times}, or forever`,
  })
  .optional()
  .describe("How often; `forever` is a background actor that need not finish (default: 1)");

const isFair = z.enum(["fair", "unfair"]).optional();

const fairness = object({
  kernel: isFair.describe("The kernel's steps (default: fair)"),
  device: isFair.describe("The device's steps and completions (default: fair)"),
  user: isFair.describe("The user's steps (default: unfair, but for a cooperative or slow user of rdma)"),
})
  .optional()
  .describe("Whose progress responses may count on, where it differs from what is usual");

/** What every actor may say. */
const every = { times, fairness };

const from = page.optional().describe("The first page (default: 0)");
const to = page.optional().describe("The last page (default: the last one of the file)");

const owner = identifier.optional().describe("The actor on whose behalf it works: it is that actor's own");
const buffer = z
  .array(page)
  .min(1)
  .max(scenarioLimits.pages)
  .optional()
  .describe("The pages of the buffer, in the order in which they are pinned (default: all)");
const dmaWrites = z
  .int()
  .min(0)
  .max(scenarioLimits.dmaWrites)
  .optional()
  .describe("At most so many device writes each time (default: 1)");

export const actorSchema = z
  .discriminatedUnion("run", [
    object({
      run: z.literal("cpu-store").describe("Stores to a shared mapping of the file"),
      page: page.describe("The page that it stores to"),
      ...every,
    }),
    object({
      run: z.literal("buffered-write").describe("write(2) to one page, through the page cache"),
      page: page.describe("The page that it writes"),
      ...every,
    }),
    object({
      run: z.literal("direct-io-read").describe("O_DIRECT read(2) of another file into a mapping of this one"),
      reads: z
        .enum(dioFiles)
        .optional()
        .describe(
          "Another file (default), this file into a mapping of itself, or this file into a mapping of another one, without a buffer here",
        ),
      dio: z.enum(dioFlavours).optional().describe("Which implementation of direct I/O (default: iomap)"),
      buffer,
      "dma-writes": dmaWrites,
      ...every,
    }),
    object({
      run: z.literal("writeback").describe("One writeback pass over the file"),
      sync: z
        .enum(["WB_SYNC_NONE", "WB_SYNC_ALL"])
        .optional()
        .describe("Background writeback, or writeback for data integrity (default: WB_SYNC_NONE)"),
      from,
      ...every,
    }),
    object({ run: z.literal("fsync").describe("fsync(2)"), ...every }),
    object({ run: z.literal("truncate").describe("truncate(2)"), from, for: owner, ...every }),
    object({
      run: z.literal("punch-hole").describe("fallocate(2), FALLOC_FL_PUNCH_HOLE"),
      from,
      to,
      for: owner,
      ...every,
    }),
    object({
      run: z.literal("rdma").describe("A long-term registration of pages with a device"),
      user: z.enum(rdmaUsers).optional().describe("How its user behaves (default: hostile)"),
      lease: z.enum(["none", "shared", "exclusive"]).optional().describe("The layout lease it takes (default: none)"),
      buffer,
      "dma-writes": dmaWrites,
      ...every,
    }),
    object({
      run: z.literal("faulting-device").describe("A device that faults on pages and holds no reference to them"),
      buffer,
      "dma-writes": dmaWrites,
      ...every,
    }),
    object({ run: z.literal("munmap").describe("munmap(2) of the mapping"), ...every }),
    object({ run: z.literal("unlink").describe("unlink(2) and last close of the file"), ...every }),
    object({ run: z.literal("allocate").describe("Another file allocates freed blocks"), ...every }),
    object({ run: z.literal("reflink").describe("ioctl(FICLONE): shares the blocks of the file"), ...every }),
    object({ run: z.literal("migrate").describe("Migration of one page to another frame"), ...every }),
    object({ run: z.literal("direct-write").describe("O_DIRECT write(2) to the file itself"), from, to, ...every }),
    object({ run: z.literal("reclaim").describe("One pass of reclaim over one page"), ...every }),
  ])
  .describe("Who does what");

export type ActorData = z.output<typeof actorSchema>;

export const actorsSchema = z.record(identifier, actorSchema).describe("The actors, by name");
