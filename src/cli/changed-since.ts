import { realpathSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { changesSince, type Repository } from "./git";
import type { Input } from "./inputs";
import { packageFile } from "./version";

/** What to run, and what not. */
export interface Selection {
  readonly run: readonly Input[];
  /** Specs that need not be run, as they were named. */
  readonly unchanged: readonly string[];
  /** Why everything is run though not every spec has changed. */
  readonly because?: string;
}

/** Files that say which version of gupcheck is used. */
const VERSIONS: ReadonlySet<string> = new Set([
  "package.json",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "bun.lock",
]);

/**
 * The specs that have changed since a revision. All of them, where something has changed that all of them use: one of
 * the files in `used` (plug-ins with what they load, the configuration, the baseline), gupcheck itself, or the version of
 * it that the repository asks for. What lies outside the repository counts as changed.
 */
export function changedInputs(
  revision: string,
  inputs: readonly Input[],
  used: readonly string[],
  cwd: string,
): Selection {
  const repository = changesSince(revision, cwd);
  const because = reasonForAll(repository, used, cwd);
  if (because !== undefined) return { run: inputs, unchanged: [], because };
  const isUnchanged = ({ path }: Input): boolean => path !== "-" && !hasChanged(path, repository);
  return {
    run: inputs.filter((input) => !isUnchanged(input)),
    unchanged: inputs.filter(isUnchanged).map(({ path }) => path),
  };
}

function reasonForAll(repository: Repository, used: readonly string[], cwd: string): string | undefined {
  const plugin = used.find((file) => hasChanged(file, repository));
  if (plugin !== undefined) return `"${relative(".", plugin)}" has changed`;
  const here = placeOf(cwd, repository) ?? "";
  const version = repository.changed.find((path) => VERSIONS.has(basename(path)) && isAbove(dirname(path), here));
  if (version !== undefined) return `"${version}" has changed, and with it perhaps gupcheck`;
  const file = packageFile();
  const own = file === undefined ? undefined : placeOf(dirname(file), repository);
  const source = own === undefined ? undefined : repository.changed.find((path) => isOfTool(path, own));
  return source === undefined ? undefined : `"${source}" has changed, which is a part of gupcheck`;
}

/** Packages beside the one that is worked in have their own versions of everything. */
const isAbove = (folder: string, place: string): boolean => folder === "." || `${place}/`.startsWith(`${folder}/`);

/** Where gupcheck lies in this repository itself: its code, compiled or not. */
function isOfTool(path: string, own: string): boolean {
  const inside = own === "" ? path : path.startsWith(`${own}/`) ? path.slice(own.length + 1) : undefined;
  return inside !== undefined && /^(src|bin|dist)\//.test(inside);
}

/** A file that is reached by a symbolic link has changed where the link or the file has. */
function hasChanged(file: string, repository: Repository): boolean {
  const places = [placeOf(dirname(resolve(file)), repository, basename(file)), placeOf(file, repository)];
  return places.some((place) => place === undefined || repository.changed.some((changed) => covers(changed, place)));
}

/** What has changed may be a submodule, and with it all that is below. */
const covers = (changed: string, place: string): boolean => place === changed || place.startsWith(`${changed}/`);

/** The place of a file in the repository, with slashes; undefined outside, or where there is no such file. */
function placeOf(file: string, { root }: Repository, name = ""): string | undefined {
  try {
    const place = relative(root, resolve(realpathSync(file), name));
    return place === ".." || place.startsWith(`..${sep}`) ? undefined : place.split(sep).join("/");
  } catch {
    return undefined; // It is gone, or cannot be reached: that is for whoever reads it to report.
  }
}
