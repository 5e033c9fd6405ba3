import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import Ajv from "ajv";
import { parse } from "yaml";
import { templates } from "../../src/cli/init/templates";
import { folderWith, gupcheck, inFolder } from "./gupcheck";
import { write } from "./repository";

const root = join(__dirname, "../..");
const schemaFile = join(root, "schema/policy.schema.json");

function folder(context: TestContext): string {
  return folderWith({}, (clean) => context.after(clean));
}

/** The schema that the first line of a spec names, from the spec. */
function schemaOf(spec: string): string {
  const [, reference = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(spec, "utf8")) ?? [];
  return join(spec, "..", reference);
}

describe("gupcheck init", () => {
  for (const { name } of templates()) {
    it(`writes the template ${name}, which fits the schema and passes as it is`, async (context) => {
      await inFolder(folder(context), async () => {
        const { code, out } = await gupcheck(["init", "--template", name]);
        assert.equal(code, 0);
        assert.equal(out, `wrote ${name}.yaml\nwrote policy.schema.json\nnow:  gupcheck run ${name}.yaml\n`);
        const validate = new Ajv({ allowUnionTypes: true }).compile(
          JSON.parse(readFileSync(schemaOf(`${name}.yaml`), "utf8")) as object,
        );
        assert.ok(validate(parse(readFileSync(`${name}.yaml`, "utf8"))), JSON.stringify(validate.errors));
        const run = await gupcheck(["run", `${name}.yaml`]);
        assert.equal(run.code, 0, run.out + run.err);
        assert.doesNotMatch(run.out + run.err, /warning/);
      });
    });
  }

  it("has a default that shows a counterexample without its first rule, as it says", async (context) => {
    await inFolder(folder(context), async () => {
      await gupcheck(["init", "a.yaml"]);
      const text = readFileSync("a.yaml", "utf8");
      assert.match(text, /^# {3}gupcheck run a\.yaml {2}/m);
      const without = text.replace(/ {4}- id: background[\s\S]*?(?= {4}- id)/, "");
      assert.notEqual(without, text);
      const { code, out } = await gupcheck(["run", "-"], { stdin: without });
      assert.equal(code, 1);
      assert.match(out, /VIOLATED +no-dma-to-clean-page/);
    });
  });

  it("names the schema of an installed gupcheck", async (context) => {
    await inFolder(folder(context), async () => {
      write(".", { "node_modules/gupcheck/schema/policy.schema.json": readFileSync(schemaFile, "utf8") });
      const { out } = await gupcheck(["init", "specs/deep/mine.yaml"]);
      assert.equal(out, "wrote specs/deep/mine.yaml\nnow:  gupcheck run specs/deep/mine.yaml\n");
      assert.equal(schemaOf("specs/deep/mine.yaml"), "node_modules/gupcheck/schema/policy.schema.json");
    });
  });

  it("writes over nothing unless it is told to, and all or nothing", async (context) => {
    await inFolder(folder(context), async () => {
      write(".", { "direct-io.yaml": "mine" });
      const refused = await gupcheck(["init", "--ci", "github"]);
      assert.equal(refused.code, 2);
      assert.match(refused.err, /"direct-io\.yaml" is there already; --force/);
      assert.deepEqual(readdirSync("."), ["direct-io.yaml"]);
      assert.equal(readFileSync("direct-io.yaml", "utf8"), "mine");
      assert.equal((await gupcheck(["init", "--force"])).code, 0);
      assert.match(readFileSync("direct-io.yaml", "utf8"), /^# yaml-language-server/);
      symlinkSync("/nowhere/at/all", "link.yaml");
      assert.equal((await gupcheck(["init", "link.yaml"])).code, 2);
    });
  });

  it("writes what runs it in a CI server", async (context) => {
    await inFolder(folder(context), async () => {
      mkdirSync("my specs");
      assert.equal((await gupcheck(["init", "my specs", "--ci", "github"])).code, 0);
      const workflow = readFileSync(".github/workflows/gupcheck.yml", "utf8");
      assert.match(
        workflow,
        /run: npx --yes gupcheck@\d+\.\d+\.\d+ run 'my specs' /,
        "specs that are added are checked",
      );
      assert.doesNotMatch(workflow, /\{\{(version|path)/);
      write("others", { "docker-compose.yml": "services: {}" });
      assert.equal((await gupcheck(["init", "others", "--ci", "github", "--force"])).code, 0);
      assert.match(readFileSync(".github/workflows/gupcheck.yml", "utf8"), / run others\/direct-io\.yaml /);
      assert.equal((await gupcheck(["init", "a.yaml", "--ci", "gitlab"])).code, 0);
      assert.ok(existsSync(".gitlab-ci.yml"));
      const { out } = await gupcheck(["init", "b.yaml", "--ci", "gitlab"]);
      assert.match(out, /add to \.gitlab-ci\.yml: {2}include: \{ local: gupcheck\.gitlab-ci\.yml \}/);
    });
  });

  it("lists templates, and suggests one", async () => {
    const { out } = await gupcheck(["init", "--list"]);
    assert.match(out, /^direct-io +O_DIRECT reads into a mapped file$/m);
    const { code, err } = await gupcheck(["init", "--template", "turncate"]);
    assert.equal(code, 2);
    assert.match(err, /did you mean "truncate"\?/);
  });

  it("says why it cannot write", async (context) => {
    await inFolder(folder(context), async () => {
      write(".", { file: "" });
      const { code, err } = await gupcheck(["init", "file/specs"]);
      assert.equal(code, 2);
      assert.match(err, /^error: /);
    });
  });
});

describe("gupcheck schema", () => {
  it("prints the files in schema/, which are current", async () => {
    for (const of of ["policy", "result", "trace", "config"]) {
      const { code, out } = await gupcheck(["schema", ...(of === "policy" ? [] : [`--${of}`])]);
      assert.equal(code, 0);
      assert.equal(out, readFileSync(join(root, `schema/${of}.schema.json`), "utf8"), of);
    }
    assert.equal((await gupcheck(["schema", "--result", "--trace"])).code, 2);
  });

  it("of a configuration accepts one, and refuses another", () => {
    const schema = JSON.parse(readFileSync(join(root, "schema/config.schema.json"), "utf8")) as object;
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    assert.ok(validate({ paths: ["specs"], "fail-on": ["violated"], workers: "auto", limits: { memory: "2G" } }));
    assert.ok(!validate({ "fail-on": ["violted"] }));
    assert.ok(!validate({ pahts: [] }));
  });
});
