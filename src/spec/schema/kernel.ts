import { z } from "zod";
import { kernelVersions } from "../../states";
import { kernelSwitches } from "../../states/kernel-switches";
import { list, object } from "./vocabulary";

const switches = Object.fromEntries(
  kernelSwitches.map(({ name, doc, choices }) => [
    name,
    choices === undefined
      ? z.boolean().optional().describe(doc)
      : z
          .enum(Object.keys(choices))
          .optional()
          .describe(list(doc, Object.entries(choices))),
  ]),
);

export const kernelSchema = object({
  version: z.enum(kernelVersions).optional().describe("The preset from which the switches start (default: 4.19)"),
  ...switches,
}).describe("A version of the kernel, and switches that differ from it");
