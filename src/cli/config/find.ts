import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The names of configuration files; in one folder the first counts. */
export const CONFIG_NAMES = ["gupcheck.config.yaml", ".gupcheckrc.yaml"] as const;

/**
 * The configuration that counts in a folder: the nearest one from there upwards to the top of the repository. Outside of
 * a repository only the folder itself is looked at, as what lies above may be anybody's.
 */
export function findConfig(cwd: string): string | undefined {
  const top = topOf(cwd) ?? resolve(cwd);
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const file = CONFIG_NAMES.map((name) => join(folder, name)).find((candidate) => existsSync(candidate));
    if (file !== undefined || folder === top) return file;
  }
}

/** The folder with `.git` in it, which is a file in a worktree. */
function topOf(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
