import { readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { UsageError } from "./usage-error";

/** The name by which standard input is asked for. */
const STDIN = "-";

/** A spec to be read: its path as it was given, or under the folder that was. */
export interface Input {
  readonly path: string;
}

/** The specs that paths name: files as they are, folders with all *.yaml and *.yml in them, sorted. Each once. */
export function inputsOf(paths: readonly string[]): readonly Input[] {
  const found = paths.flatMap((path) => (path === STDIN || !isFolder(path) ? [path] : specsIn(path)));
  return [...new Set(found)].map((path) => ({ path }));
}

/** False also where there is nothing, or no way there: whoever reads it says so. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function specsIn(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (names.length === 0) throw new UsageError(`there are no *.yaml or *.yml files in "${folder}"`);
  return names;
}

/** The name under which a spec is reported. */
export function nameOf({ path }: Input): string {
  return path === STDIN ? "<stdin>" : path;
}

/** The text of a spec. Throws where it cannot be read or is not UTF-8. */
export async function readInput({ path }: Input, stdin: () => Readable): Promise<string> {
  const bytes = path === STDIN ? await readAll(stdin()) : await readFile(path);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

async function readAll(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
