import { spawnSync } from "node:child_process";

/**
 * Whether to skip tests that need a program: why, where it is not installed, else false. Where GUPCHECK_CI is set, as
 * `.ci/run` does, everything has to be there, and nothing is skipped.
 */
export function needed(program: string, packageName: string): string | false {
  if (process.env.GUPCHECK_CI === "1") return false;
  const found = spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
  return found ? false : `${program} is not installed: the Debian package is called ${packageName.toLowerCase()}`;
}
