import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { folderWith, gupcheck } from "./gupcheck";
import { write } from "./repository";

const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;
const skip = (shell: string): string | false => (has(shell) ? false : `${shell} is not installed`);

/** A folder with the script of a shell in it, and some files to complete. */
async function prepared(context: TestContext, shell: string): Promise<string> {
  const { code, out, err } = await gupcheck(["completion", shell]);
  assert.deepEqual([code, err], [0, ""]);
  const cwd = folderWith({}, (clean) => context.after(clean));
  write(cwd, { "a.yaml": "", "b.yml": "", "c.json": "", "my specs/d.yaml": "", "sub/e.yaml": "" });
  writeFileSync(join(cwd, "script"), out);
  return cwd;
}

/** What bash offers for a line; its words as bash splits them. */
function bash(cwd: string, ...words: readonly string[]): readonly string[] {
  const script = `source ./script
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=\${#COMP_LINE}
_gupcheck
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const run = spawnSync("bash", ["--norc", "-c", script, "bash", "gupcheck", ...words], { cwd, encoding: "utf8" });
  assert.equal(run.stderr.replaceAll(/.*compopt.*\n/g, ""), "");
  return run.stdout
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}

describe("the completion of bash", { skip: skip("bash") }, () => {
  it("knows commands, options, values and specs", async (context) => {
    const cwd = await prepared(context, "bash");
    const all = (await gupcheck(["--help"])).out
      .split("Commands:")[1]
      ?.split("Exit codes")[0]
      ?.match(/^ {2}[a-z][a-z-]+(?= )/gm)
      ?.map((name) => name.trim());
    assert.deepEqual(
      bash(cwd, "").filter((word) => !word.startsWith("-")),
      [...new Set(all)].sort(),
    );
    assert.deepEqual(bash(cwd, "ex"), ["explain", "explore", "export"]);
    assert.deepEqual(bash(cwd, "run", "--fail"), ["--fail-on"]);
    assert.deepEqual(bash(cwd, "run", "--fail-on", "v"), ["vacuous", "violated"]);
    assert.deepEqual(bash(cwd, "run", "--order", "=", "b"), ["breadth-first"]);
    assert.deepEqual(bash(cwd, "run", "--order", "="), ["breadth-first", "depth-first"]);
    assert.deepEqual(bash(cwd, "run", "-f", "js"), ["json"]);
    assert.deepEqual(bash(cwd, "run", "--max-states", ""), []);
    assert.deepEqual(bash(cwd, "run", ""), ["a.yaml", "b.yml", "my specs", "sub"]);
    assert.deepEqual(bash(cwd, "run", "my sp"), ["my specs"]);
    assert.deepEqual(bash(cwd, "run", "-q", "sub/"), ["sub/e.yaml"]);
    assert.deepEqual(bash(cwd, "run", "--baseline", "c"), ["c.json"]);
    assert.deepEqual(bash(cwd, "explain", "no-dma-to-c"), ["no-dma-to-clean-page"]);
    assert.deepEqual(bash(cwd, "completion", ""), ["bash", "fish", "zsh"]);
    assert.deepEqual(bash(cwd, "help", "cla"), ["claims"]);
  });

  it("offers every option of every command, and nothing that is none", async (context) => {
    const cwd = await prepared(context, "bash");
    for (const command of bash(cwd, "").filter((word) => /^[a-z]/.test(word) && word !== "help")) {
      const { out } = await gupcheck([command, "--help"]);
      const options = [...out.matchAll(/^ {2}(?:(-\w), )?(--[a-z-]+)/gm)].flatMap(([, short, long]) => [short, long]);
      const known = options.filter((each) => each !== undefined).sort();
      assert.deepEqual(bash(cwd, command, "-"), known, command);
    }
  });
});

describe("the completion of fish", { skip: skip("fish") }, () => {
  it("knows commands, options, values and specs", async (context) => {
    const cwd = await prepared(context, "fish");
    const fish = (line: string): readonly string[] => {
      const script = `source ./script; complete -C '${line}'`;
      const run = spawnSync("fish", ["--no-config", "-c", script], {
        cwd,
        encoding: "utf8",
        env: { ...process.env, HOME: cwd },
      });
      assert.equal(run.stderr, "");
      return run.stdout
        .split("\n")
        .filter((each) => each !== "")
        .map((each) => each.split("\t")[0] ?? "")
        .sort();
    };
    assert.deepEqual(fish("gupcheck ex"), ["explain", "explore", "export"]);
    assert.deepEqual(fish("gupcheck run --fail"), ["--fail-on"]);
    assert.deepEqual(fish("gupcheck run --fail-on v"), ["vacuous", "violated"]);
    assert.ok(fish("gupcheck run a").includes("a.yaml"));
  });
});

describe("the completion of zsh", { skip: skip("zsh") }, () => {
  it("is a script that zsh takes", async (context) => {
    const cwd = await prepared(context, "zsh");
    const script =
      "fpath=(. $fpath); autoload -Uz compinit && compinit -D -u && source ./script && whence -w _gupcheck && print $_comps[gupcheck]";
    const run = spawnSync("zsh", ["-f", "-c", script], { cwd, encoding: "utf8" });
    assert.deepEqual([run.stdout, run.stderr], ["_gupcheck: function\n_gupcheck\n", ""]);
  });
});

describe("gupcheck completion", () => {
  it("knows its shells", async () => {
    assert.equal((await gupcheck(["completion"])).code, 2);
    assert.equal((await gupcheck(["completion", "tcsh"])).code, 2);
  });
});
