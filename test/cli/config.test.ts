import assert from "node:assert/strict";
import { existsSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { findConfig } from "../../src/cli/config/find";
import { folderWith, gupcheck, inFolder } from "./gupcheck";
import { write } from "./repository";
import { asExpected, notAsExpected } from "./specs";

function folder(context: TestContext, files: Readonly<Record<string, string>>): string {
  const cwd = realpathSync(folderWith({}, (clean) => context.after(clean)));
  write(cwd, files);
  return cwd;
}

describe("the configuration", () => {
  it("is the nearest one, up to the top of the repository", (context) => {
    const cwd = folder(context, {
      "gupcheck.config.yaml": "",
      "repo/.gupcheckrc.yaml": "",
      "repo/a/b/c.txt": "",
      "repo/a/gupcheck.config.yaml": "",
      "repo/a/.gupcheckrc.yaml": "",
      "bare/d/e.txt": "",
    });
    mkdirSync(join(cwd, "repo/.git"));
    assert.equal(findConfig(join(cwd, "repo")), join(cwd, "repo/.gupcheckrc.yaml"));
    assert.equal(findConfig(join(cwd, "repo/a/b")), join(cwd, "repo/a/gupcheck.config.yaml"));
    assert.equal(findConfig(join(cwd, "bare/d")), undefined);
    assert.equal(findConfig(cwd), join(cwd, "gupcheck.config.yaml"));
  });

  it("says what the command line does not say", async (context) => {
    const config = `paths: [specs]
fail-on: [inconclusive]
format: [text, json=out/result.json]
limits: { states: 10, memory: 64M }
workers: 1
`;
    const cwd = folder(context, {
      "gupcheck.config.yaml": config,
      "specs/a.yaml": asExpected,
      "out/x": "",
      "sub/x": "",
    });
    mkdirSync(join(cwd, ".git"));
    await inFolder(join(cwd, "sub"), async () => {
      const { code, out, err } = await gupcheck(["run", "-v"]);
      assert.equal(code, 3, out + err);
      assert.match(out, /cut at 10 states/);
      assert.match(out, /memory 64 MiB/);
      assert.match(
        out,
        /gupcheck run --no-config --max-states 10 --memory 67108864 --fail-on inconclusive \.\.\/specs\/a\.yaml/,
      );
      assert.equal(
        err.split("\n")[0],
        "configuration: ../gupcheck.config.yaml: paths: ../specs; failOn: inconclusive; format: text, json=../out/result.json; " +
          "workers: 1; maxStates: 10; memory: 67108864",
      );
      assert.ok(existsSync(join(cwd, "out/result.json")));
    });
    await inFolder(cwd, async () => {
      const said = await gupcheck(["run", "--max-states", "100000", "-f", "text"]);
      assert.equal(said.code, 0, said.out + said.err);
      assert.equal((await gupcheck(["run", "--fail-on", "none", "-f", "text"])).code, 0);
      assert.equal((await gupcheck(["run", "--no-config"])).code, 2);
      assert.equal((await gupcheck(["run", "--no-config", "specs"])).code, 0);
      assert.equal((await gupcheck(["run", "--config", "no-such.yaml", "specs"])).code, 2);
    });
  });

  it("may be empty, and may be named", async (context) => {
    const cwd = folder(context, { "c.yaml": "# nothing\n", "a.yaml": asExpected });
    await inFolder(cwd, async () => assert.equal((await gupcheck(["run", "--config", "c.yaml", "a.yaml"])).code, 0));
  });

  it("names the place of each mistake", async (context) => {
    const config = `pahts: [specs]
fail-on: [violted]
workers: 0
limits: { memory: big }
format: [xml]
`;
    const cwd = folder(context, { "gupcheck.config.yaml": config });
    await inFolder(cwd, async () => {
      const { code, out, err } = await gupcheck(["run"]);
      assert.deepEqual([code, out], [2, ""]);
      const found = [...err.matchAll(/^gupcheck\.config\.yaml:(\d+:\d+): error: (.*) \[/gm)].map((match) =>
        match.slice(1),
      );
      assert.deepEqual(found, [
        ["1:1", 'the configuration has no key "pahts"'],
        ["2:11", '"fail-on" cannot have "violted"'],
        ["3:10", '"workers" must be at least 1'],
        ["4:19", '"memory" must be a size, as in "512M" or "2GiB"'],
      ]);
      assert.match(err, /did you mean "paths"/);
      assert.match(err, /did you mean "violated"/);
    });
  });

  it("names a format that there is not", async (context) => {
    const cwd = folder(context, { "gupcheck.config.yaml": "format: [text, xml]\n" });
    await inFolder(cwd, async () => {
      const { code, err } = await gupcheck(["run", "-"], { stdin: asExpected });
      assert.equal(code, 2);
      assert.match(err, /^gupcheck\.config\.yaml:1:16: error: "format" cannot be "xml"/);
    });
  });

  it("loads no plug-in unless the command line allows it", async (context) => {
    const plugin = 'require("node:fs").writeFileSync(__dirname + "/has-run", ""); module.exports = 1;\n';
    const cwd = folder(context, { "gupcheck.config.yaml": "plugins: [p.js]\n", "p.js": plugin, "a.yaml": asExpected });
    await inFolder(cwd, async () => {
      const refused = await gupcheck(["run", "a.yaml"]);
      assert.equal(refused.code, 2);
      assert.match(refused.err, /names plug-ins, whose code would run: p\.js; allow that with --config-plugins/);
      assert.equal(existsSync(join(cwd, "has-run")), false);
      const allowed = await gupcheck(["run", "a.yaml", "--config-plugins"]);
      assert.match(allowed.err, /plugin\/no-plugin/);
      assert.equal(existsSync(join(cwd, "has-run")), true);
    });
  });

  it("reads and writes nothing outside of its folder", async (context) => {
    const cwd = folder(context, { "in/a.yaml": asExpected, "secret.yaml": notAsExpected, "in/empty/x": "" });
    symlinkSync("..", join(cwd, "in/up"));
    symlinkSync("../nowhere.json", join(cwd, "in/link.json"));
    for (const config of [
      "format: [json=../out.json]",
      "format: [json=up/out.json]",
      "format: [json=link.json]",
      `format: ["json=${cwd}/out.json"]`,
      "paths: [../secret.yaml]",
      "paths: [up]",
      "baseline: up/b.json",
    ]) {
      write(cwd, { "in/gupcheck.config.yaml": `${config}\n` });
      await inFolder(join(cwd, "in"), async () => {
        const { code, err } = await gupcheck(["run", "a.yaml"]);
        assert.equal(code, 2, config);
        assert.match(err, /is not in the folder of the configuration/);
      });
    }
    assert.equal(existsSync(join(cwd, "out.json")), false);
    assert.equal(existsSync(join(cwd, "nowhere.json")), false);
  });

  it("says what is missing where there is nothing to run", async (context) => {
    await inFolder(folder(context, {}), async () => {
      const { code, err } = await gupcheck(["run"]);
      assert.equal(code, 2);
      assert.match(err, /nothing to run: name a spec, a folder of specs, or - for standard input/);
    });
  });
});
