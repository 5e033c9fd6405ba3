import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of gupcheck, from the package that this file is part of, compiled or not. */
export function toolVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof read === "object" && read !== null && "version" in read ? String(read.version) : "unknown";
  }
  return "unknown";
}
