import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type Finished, folderWith } from "./gupcheck";
import type { Seen } from "./search-on-full-disk";
import { asExpected, misspelt } from "./specs";

const root = join(__dirname, "../..");
/** Some 140,000 states: with 2 MiB the search is cut on the way, with 3 MiB later. */
const spec = join(root, "specs/tutorial/4-drop-the-lock.yaml");
const command = [
  process.execPath,
  "-r",
  require.resolve("ts-node/register/transpile-only"),
  join(root, "bin/gupcheck.ts"),
];
const env = { ...process.env, TS_NODE_PROJECT: join(root, "tsconfig.json"), NO_COLOR: "1" };

interface Result {
  readonly states: number;
  readonly transitions: number;
  readonly complete: boolean;
  readonly stats: { readonly checkpointFailure?: string };
}

function resultOf({ out }: Finished): Result {
  const [result] = (JSON.parse(out) as { readonly results: readonly Result[] }).results;
  assert.ok(result);
  return result;
}

/** Runs gupcheck where files may have at most so many bytes. */
function runWithSmallFiles(bytes: number, args: readonly string[], cwd: string) {
  return spawnSync("prlimit", [`--fsize=${String(bytes)}`, "--", ...command, "run", ...args], {
    cwd,
    env,
    encoding: "utf8",
  });
}

const noLimits = spawnSync("prlimit", ["--version"]).error === undefined ? false : "prlimit is not installed";
/** A file system of one's own, of which nobody else sees anything. */
const ownDisk = ["--map-root-user", "--mount", "sh", "-ec"];
const noDisk =
  spawnSync("unshare", [...ownDisk, 'mount -t tmpfs -o size=64k none "$0"', "/mnt"]).status === 0
    ? false
    : "this system does not let us mount a small disk";

describe("a checkpoint that does not fit", () => {
  it("on a full disk: the search goes on, says so, and the last checkpoint stays whole", { skip: noDisk }, (t) => {
    const disk = folderWith({}, (clean) => t.after(clean));
    const script = 'mount -t tmpfs -o size=4m none "$0"; exec "$@" "$0"';
    const helper = [...command.slice(0, 3), join(__dirname, "search-on-full-disk.ts"), spec];
    const done = spawnSync("unshare", [...ownDisk, script, disk, ...helper], { env, encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
    const { first, cut, last } = JSON.parse(done.stdout) as { first: Finished; cut: Seen; last: Seen };

    assert.equal(first.code, 3);
    assert.equal(first.err, "");

    assert.equal(cut.code, 3, "inconclusive, neither a crash nor a pass");
    assert.equal(
      cut.err,
      "warning: a checkpoint could not be written, the search goes on: ENOSPC: no space left on device, write\n",
    );
    assert.ok(resultOf(cut).states > resultOf(first).states, "it went on from the checkpoint");
    assert.match(resultOf(cut).stats.checkpointFailure ?? "", /^ENOSPC/);
    assert.equal(cut.isKept, true);
    assert.deepEqual(cut.files, ["checkpoint", "filler"], "nothing half-written is left");

    assert.equal(last.code, 0, last.err);
    const { complete, states, transitions } = resultOf(last);
    assert.deepEqual([complete, states, transitions], [true, 139_721, 462_463]);
    assert.deepEqual(last.files, ["filler"], "a complete search removes its checkpoint");
  });

  it("where files may not be that large: the verdicts are the same, in text there is a warning", {
    skip: noLimits,
  }, (t) => {
    const folder = folderWith({}, (clean) => t.after(clean));
    const args = ["--checkpoint", "checkpoint", "--checkpoint-every", "0.01", spec];
    const { status, stdout, stderr } = runWithSmallFiles(100_000, args, folder);
    assert.equal(status, 0, stderr);
    assert.match(
      stderr,
      /^warning: a checkpoint could not be written, the search goes on: EFBIG: file too large, write$/m,
    );
    assert.match(stdout, /^ {2}warning {3}the last checkpoint could not be written: EFBIG: file too large, write$/m);
    assert.match(stdout, /139,721 states, 462,463 transitions, depth 74; all that is reachable/);
    assert.equal(existsSync(join(folder, "checkpoint.partial")), false);
  });
});

describe("what cannot be written to standard output or error", {
  skip: existsSync("/dev/full") ? false : "there is no /dev/full",
}, () => {
  for (const [name, args, stdin] of [
    ["a run that passes", ["run", "-"], asExpected],
    ["a spec that is refused", ["check", "-"], misspelt],
  ] as const) {
    it(`is exit 2: ${name}`, () => {
      const full = openSync("/dev/full", "w");
      const lost = stdin === misspelt ? (["pipe", "pipe", full] as const) : (["pipe", full, "pipe"] as const);
      const [program = "", ...rest] = command;
      const { status, stderr } = spawnSync(program, [...rest, ...args], {
        env,
        encoding: "utf8",
        input: stdin,
        stdio: [...lost],
      });
      closeSync(full);
      assert.equal(status, 2);
      if (stdin === asExpected)
        assert.equal(stderr, "error: standard output: cannot be written: no space left on device\n");
    });
  }
});
