import { z } from "zod";
import { daxEntries, scenarioLimits, storages } from "../../states";
import { object } from "./vocabulary";

const flag = z.union([z.boolean(), z.literal("any")], { error: "must be true, false or any" });

export const initialSchema = object({
  cached: flag.optional().describe("the page cache has a frame for the page (default: true)"),
  dirty: flag.optional().describe("PG_dirty (default: false)"),
  pte: z.enum(["none", "ro", "rw", "any"]).optional().describe("how the page is mapped (default: none)"),
  buffers: flag.optional().describe("the filesystem's private data is attached (default: as cached)"),
  writeback: z.enum(["none", "submitted", "any"]).optional().describe("PG_writeback (default: none, as on DAX always)"),
}).describe("How each page starts; `any` stands for each possible value");

export const systemSchema = object({
  storage: z
    .enum(storages)
    .optional()
    .describe("Where file data lives: in the page cache, or in the storage itself (fsdax) (default: page-cache)"),
  "dax-entries": z
    .enum(daxEntries)
    .optional()
    .describe(
      "Whether each page of an fsdax file has an entry of its own in the mapping of the file, or all of them are one " +
        "multi-order entry, mapped by one PMD (default: one-page)",
    ),
  "stable-pages": z
    .enum(["required", "not-needed"])
    .optional()
    .describe("Whether the device needs pages not to change while it reads them (default: required)"),
  "copy-on-write": z
    .boolean()
    .optional()
    .describe("Whether blocks can be shared, and writes to shared ones go to new blocks (default: false)"),
  pages: z.int().min(1).max(scenarioLimits.pages).optional().describe("How many pages the file has (default: 1)"),
  initial: initialSchema.optional(),
}).describe("Storage, the size of the file, and how it starts");

export type SystemData = z.output<typeof systemSchema>;
