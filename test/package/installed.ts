import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inFolder } from "../cli/gupcheck";
import type { Command } from "./trial";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** An installed gupcheck, under one version of Node. */
export class Installed {
  private readonly env: NodeJS.ProcessEnv;

  /** `home`: the folder of a project that has gupcheck in its node_modules; `node`: the program. */
  constructor(
    readonly home: string,
    node: string,
  ) {
    const bin = mkdtempSync(join(home, "zz-bin-"));
    symlinkSync(node, join(bin, "node"));
    const { FORCE_COLOR: _, NODE_OPTIONS: __, TS_NODE_PROJECT: ___, ...inherited } = process.env;
    this.env = { ...inherited, NO_COLOR: "1", PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
  }

  /** The path of a file in the installed package, from the project. */
  file(path: string): string {
    return join("node_modules/gupcheck", path);
  }

  run(command: string, args: readonly string[], cwd = this.home): Ran {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8", env: this.env });
    if (error !== undefined) throw error;
    return { code: status, out: stdout, err: stderr };
  }

  /** `gupcheck` as npm has put it into the project. */
  gupcheck(...args: readonly string[]): Ran {
    return this.run(join(this.home, "node_modules/.bin/gupcheck"), args);
  }

  /** The same from another folder. */
  commandIn(folder: string): Command {
    const program = join(this.home, "node_modules/.bin/gupcheck");
    return (...args) => inFolder(folder, () => Promise.resolve(this.run(program, args, folder)));
  }

  start(...args: readonly string[]): ChildProcess {
    return spawn(join(this.home, "node_modules/.bin/gupcheck"), args, { cwd: this.home, env: this.env });
  }
}
