import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { UsageError } from "./usage-error";

const MAX_OUTPUT = 256 * 2 ** 20;

/** What git says, or undefined where it ends with an error. Throws a UsageError where there is no git. */
function git(args: readonly string[], cwd: string): string | undefined {
  const { status, stdout, error } = spawnSync("git", args, { cwd, encoding: "utf8", maxBuffer: MAX_OUTPUT });
  if (error !== undefined) {
    const isMissing = "code" in error && error.code === "ENOENT";
    throw new UsageError(
      isMissing ? "git is needed for --changed-since, and cannot be found" : `git: ${error.message}`,
    );
  }
  return status === 0 ? stdout : undefined;
}

/** A git repository as it is on disk. */
export interface Repository {
  /** Its top folder, absolute, without symbolic links. */
  readonly root: string;
  /** Files that differ between a revision and the disk, and files that git does not know, from the top folder. */
  readonly changed: readonly string[];
}

/** What has changed in the repository around a folder since a revision. Throws a UsageError that says what is missing. */
export function changesSince(revision: string, cwd: string): Repository {
  const root = git(["rev-parse", "--show-toplevel"], cwd)?.replace(/\n$/, "");
  if (root === undefined || root === "") {
    throw new UsageError(`--changed-since needs a git repository, and "${cwd}" is in none`);
  }
  // What begins with a dash could be taken for an option.
  const commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`], root)?.trim();
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) {
    throw new UsageError(`--changed-since: there is no revision "${revision}"${hintFor(root)}`);
  }
  const tracked = git(["diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit, "--"], root);
  const untracked = git(["ls-files", "--others", "--exclude-standard", "-z"], root);
  if (tracked === undefined || untracked === undefined) {
    throw new UsageError(`--changed-since: git cannot compare with "${revision}"${hintFor(root)}`);
  }
  const changed = `${tracked}${untracked}`.split("\0").filter((path) => path !== "");
  return { root: realpathSync(root), changed: [...new Set(changed)].sort() };
}

function hintFor(root: string): string {
  const isShallow = git(["rev-parse", "--is-shallow-repository"], root)?.trim() === "true";
  return isShallow ? "; the clone is shallow: fetch more of it (actions/checkout: fetch-depth: 0)" : "";
}
