import assert from "node:assert/strict";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { readConfig } from "../../src/cli/config/read";
import { CONCERNS, defaultConcerns } from "../../src/report";
import { folderWith, gupcheck, inFolder } from "../cli/gupcheck";
import { write } from "../cli/repository";
import { asExpected, notAsExpected } from "../cli/specs";

const root = join(__dirname, "../..");
const text = readFileSync(join(root, "docs/gate.md"), "utf8");
const blocks = (language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, block = ""]) => block);

describe("docs/gate.md", () => {
  it("lists the concerns as they are", () => {
    const rows = [...text.matchAll(/^\| `(\w+)` \| (yes|no) \| (\d) \| (.*) \|$/gm)].map((row) => row.slice(1));
    const expected = Object.entries(CONCERNS).map(([name, doc]) => [
      name,
      defaultConcerns.some((concern) => concern === name) ? "yes" : "no",
      name === "inconclusive" ? "3" : "1",
      doc,
    ]);
    assert.deepEqual(rows, expected);
  });

  it("has commands that run as they are written", async (context) => {
    const cwd = realpathSync(folderWith({}, (clean) => context.after(clean)));
    write(cwd, { "specs/a.yaml": asExpected, "specs/b.yaml": notAsExpected });
    const commands = blocks("sh").flatMap((block) => block.split("\n").filter((line) => line.startsWith("gupcheck ")));
    const codes: Record<string, number | null> = {};
    await inFolder(cwd, async () => {
      for (const line of commands)
        codes[line] = (
          await gupcheck(
            line
              .replace(/"\$\(.*\)"/, "HEAD")
              .split(" ")
              .slice(1),
          )
        ).code;
    });
    assert.deepEqual(codes, {
      "gupcheck run specs --fail-on all": 1,
      "gupcheck run specs --timeout 30 --fail-on violated": 1,
      "gupcheck run specs --baseline gupcheck-baseline.json --update-baseline": 0,
      "gupcheck run specs --baseline gupcheck-baseline.json": 0,
      'gupcheck run specs --changed-since "$(git merge-base origin/main HEAD)"': 2, // in no repository
    });
  });

  it("has a configuration that is one", (context) => {
    const block = blocks("yaml").find((each) => each.startsWith("# gupcheck.config.yaml")) ?? "";
    const cwd = realpathSync(folderWith({ "gupcheck.config.yaml": block }, (clean) => context.after(clean)));
    const config = readConfig(join(cwd, "gupcheck.config.yaml"));
    assert.equal(config.kind, "config", JSON.stringify(config));
  });

  it("has YAML that can be read, and the job of the GitLab template", () => {
    for (const block of blocks("yaml")) assert.notEqual(parse(block), null);
    const template = readFileSync(join(root, "templates/ci/gitlab.yml"), "utf8").replace("{{path}}", "specs");
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    const job = template.replace("{{version}}", version).replace(/^#.*\n/gm, "");
    assert.ok(blocks("yaml").includes(job), job);
    assert.ok(text.includes(`rev: v${version}`) && text.includes(`OWNER/gupcheck@v${version}`));
  });

  it("names options and inputs that there are", async () => {
    const help = ["run", "schema", "init"].map((command) => gupcheck([command, "--help"]));
    const known = (await Promise.all(help)).map(({ out }) => out).join("\n");
    for (const [option] of text.matchAll(/(?<=[ `])--[a-z][a-z-]+/g)) {
      if (option !== "--yes") assert.ok(known.includes(option), option);
    }
    const { inputs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as { inputs: Record<string, unknown> };
    const said = [...text.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
    for (const name of ["paths", "changed-since", "baseline"])
      assert.ok(name in inputs && text.includes(`${name}:`), name);
    for (const name of ["fail-on", "timeout", "working-directory", "args"]) {
      assert.ok(name in inputs && said.includes(name), name);
    }
  });
});
