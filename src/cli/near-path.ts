import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nearest } from "../model";

/** The path that was most likely meant by one that is not there: the nearest entry of the deepest folder that is. */
export function nearPath(path: string): string | undefined {
  const folder = dirname(path);
  const near = nearest(basename(path), entriesOf(folder));
  if (near !== undefined) return folder === "." && !path.startsWith("./") ? near : join(folder, near);
  if (folder === path || entriesOf(folder).length > 0) return undefined;
  // The folder is the mistake.
  const other = nearPath(folder);
  return other === undefined || !entriesOf(other).includes(basename(path)) ? undefined : join(other, basename(path));
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
