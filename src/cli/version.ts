import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version of gupcheck, from the package that this file is part of, compiled or not. */
export function toolVersion(): string {
  const file = packageFile();
  if (file === undefined) return "unknown";
  const read: unknown = JSON.parse(readFileSync(file, "utf8"));
  return typeof read === "object" && read !== null && "version" in read ? String(read.version) : "unknown";
}

/** The package.json of the package that this file is part of. */
export function packageFile(): string | undefined {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) return file;
  }
  return undefined;
}
