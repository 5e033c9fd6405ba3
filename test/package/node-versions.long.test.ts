import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { arch } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { Installed } from "./installed";
import { install, packedTarball, temporaryFolder } from "./packed";
import { describeInstalled } from "./smoke";

const root = join(__dirname, "../..");

/**
 * The oldest that package.json promises, and the newest of each line that is looked after. The one that runs this file is left
 * out: installed.long.test.ts and the tests themselves are run under it anyway. Two minutes for each other one.
 */
const VERSIONS = ["20.19.0", "20", "22", "24"] as const;

/**
 * What is run of the tests under each: what Node brings along matters there (threads, processes, modules, WebAssembly,
 * text), and little of it takes long. What is pure computation is the same everywhere.
 */
const TESTS = [
  "test/checker/parallel/crew-member.test.ts",
  "test/checker/parallel/dying-worker.test.ts",
  "test/checker/wasm/module.test.ts",
  "test/checker/wasm/program.test.ts",
  "test/cli/commands.test.ts",
  "test/cli/run.test.ts",
  "test/cli/terminal.test.ts",
  "test/library",
  "test/plugin",
  "test/report/json",
  "test/spec/load-spec.test.ts",
];

/** Node.js as npm has it, for this machine: packages of the Node project's own releases, a program in each. */
const nodes = temporaryFolder(after);
install(
  nodes,
  ...VERSIONS.map((version) => `node-${version}@npm:node-linux-${arch() === "arm64" ? "arm64" : "x64"}@${version}`),
);
const programOf = (version: string): string => join(nodes, "node_modules", `node-${version}`, "bin/node");
const home = temporaryFolder(after);
install(home, packedTarball(after));

it("leaves out at most the Node that runs the tests", () => {
  assert.ok(found.length >= VERSIONS.length - 1);
});

describe("package.json", () => {
  it("promises the oldest Node that is tested", () => {
    const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { engines: { node: string } };
    assert.equal(engines.node, `>=${VERSIONS[0]}`);
  });
});

const found = VERSIONS.flatMap((version) => {
  const program = programOf(version);
  const { stdout, error } = spawnSync(program, ["--version"], { encoding: "utf8" });
  if (error !== undefined) throw error;
  assert.ok(stdout.startsWith(`v${version}`), stdout);
  return stdout.trim() === process.version ? [] : [{ program, version: stdout.trim() }];
});

for (const { program, version } of found) {
  describeInstalled(`under Node ${version} the installed package`, new Installed(home, program), version);
}

describe("the sources", () => {
  for (const { program, version } of found) {
    it(`pass the tests in which Node matters, under Node ${version}`, () => {
      const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env;
      const run = spawnSync(program, ["scripts/test.mjs", ...TESTS, "--", "--test-reporter=tap"], {
        cwd: root,
        encoding: "utf8",
        env,
        maxBuffer: 2 ** 28,
      });
      const count = (what: string): number => Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(run.stdout)?.[1]);
      assert.deepEqual([run.status, count("fail"), count("cancelled")], [0, 0, 0], run.stdout + run.stderr);
      assert.ok(count("pass") > 100, `${String(count("pass"))} tests`);
    });
  }
});
