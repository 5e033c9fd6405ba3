import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { folderWith } from "../cli/gupcheck";
import { packedTarball } from "../package/packed";
import { describeServers } from "./servers";
import { root, runScript, toolFor } from "./tool";

const folder = mkdtempSync(join(tmpdir(), "gupcheck-packed-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The package as npm would install it; what it depends on is taken from here. */
function packed(): string {
  execFileSync("tar", ["xzf", packedTarball(after)], { cwd: folder });
  symlinkSync(join(root, "node_modules"), join(folder, "package/node_modules"));
  return join(folder, "package");
}

const home = packed();

describeServers("the packed gupcheck", (clean) => toolFor(home, clean));

describe("the packed gupcheck", () => {
  it("has templates, schemas and examples with it", (context) => {
    const tool = toolFor(home, (clean) => context.after(clean));
    const cwd = folderWith({}, (clean) => context.after(clean));
    const run = (script: string): string => {
      const { status, stdout, stderr } = runScript(script, cwd, tool);
      assert.equal(status, 0, stderr);
      return stdout;
    };
    assert.match(run("gupcheck init --list"), /^direct-io /m);
    run("gupcheck init a.yaml");
    assert.match(
      readFileSync(join(cwd, "a.yaml"), "utf8"),
      /^# yaml-language-server: \$schema=\.\/policy\.schema\.json\n/,
    );
    assert.match(run("gupcheck run a.yaml"), /ok +fsync-durable/);
    assert.match(run("gupcheck explain no-dma-to-clean-page"), /gupcheck run .*specs\/tutorial\/1-no-policy\.yaml/);
    assert.equal(run("gupcheck schema"), readFileSync(join(home, "schema/policy.schema.json"), "utf8"));
    assert.match(run("gupcheck completion bash"), /^complete -F _gupcheck gupcheck$/m);
  });
});
