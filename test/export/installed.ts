import { spawnSync } from "node:child_process";

function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** For the `skip` option of a test: the reason why it cannot run, or false. */
function missing(...programs: readonly string[]): string | false {
  const absent = programs.filter((program) => !isInstalled(program));
  return absent.length === 0 ? false : `not installed: ${absent.join(", ")}`;
}

export const tlaTools = process.env.TLA2TOOLS;

/** Why a checker cannot be run here, or false where it can. */
export const skips = {
  spin: missing("spin", "gcc"),
  rumur: missing("rumur", "gcc"),
  tlc: tlaTools === undefined ? "TLA2TOOLS does not name tla2tools.jar" : missing("java"),
} as const;
