import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { folderWith } from "../cli/gupcheck";

export const root = join(__dirname, "../..");

/** A gupcheck as CI servers see it: a package folder with dist/, and commands in the path. */
export interface Tool {
  /** What `github.action_path` is. */
  readonly package: string;
  /** Has `gupcheck` and an `npx` that takes it from here instead of from a registry. */
  readonly bin: string;
}

/** Puts commands for a package into a folder. */
export function toolFor(folder: string, after: (clean: () => void) => void): Tool {
  const bin = folderWith({}, after);
  const command = `exec '${process.execPath}' '${join(folder, "dist/bin/gupcheck.js")}' "$@"`;
  const npx = `[ "$1" = --yes ] && shift\ncase "$1" in gupcheck|gupcheck@*) shift ;; *) exit 127 ;; esac\n${command}`;
  for (const [name, script] of [
    ["gupcheck", command],
    ["npx", npx],
  ] as const) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { package: folder, bin };
}

/** The sources in the shape of a package: what dist/bin/gupcheck.js would be runs the TypeScript. */
export function sourceTool(after: (clean: () => void) => void): Tool {
  const folder = folderWith({}, after);
  mkdirSync(join(folder, "dist/bin"), { recursive: true });
  const register = JSON.stringify(require.resolve("ts-node/register/transpile-only"));
  const main = JSON.stringify(join(root, "bin/gupcheck.ts"));
  writeFileSync(join(folder, "dist/bin/gupcheck.js"), `require(${register});\nrequire(${main});\n`);
  return toolFor(folder, after);
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script as GitHub does: `bash --noprofile --norc -eo pipefail`. */
export function runScript(script: string, cwd: string, tool: Tool, env: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd,
    encoding: "utf8",
    env: environment(tool, env),
  });
  return { status, stdout, stderr };
}

export function environment(tool: Tool, env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const PATH = `${tool.bin}${delimiter}${process.env.PATH ?? ""}`;
  return { ...inherited, PATH, TS_NODE_PROJECT: join(root, "tsconfig.json"), GIT_CONFIG_GLOBAL: "/dev/null", ...env };
}

export function yaml(file: string): unknown {
  return parse(readFileSync(join(root, file), "utf8"));
}
