import { Option } from "commander";

/** `--plugin FILE`, for every command that reads specs. */
export function pluginOption(): Option {
  return new Option(
    "--plugin <file>",
    "load a plug-in, in TypeScript or JavaScript: its code runs; may be repeated",
  ).argParser((file: string, before: readonly string[] | undefined) => [...(before ?? []), file]);
}
