import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { parse } from "yaml";
import { folderWith } from "../cli/gupcheck";
import { git, makeRepository, write } from "../cli/repository";
import { asExpected, misspelt, notAsExpected } from "../cli/specs";
import { runAction } from "./action";
import { environment, runScript, type Tool, yaml } from "./tool";

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}

interface GitlabJob {
  readonly script: readonly string[];
}

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly run?: string; readonly uses?: string }[] }>
  >;
}

/**
 * What a gupcheck does in CI servers and hooks, in real git repositories. Started from its sources it takes long to start, so
 * only what is `essential` is looked at then.
 */
export function describeServers(
  name: string,
  tool: (after: (clean: () => void) => void) => Tool,
  essential = false,
): void {
  const long = { skip: essential ? "in the long tests, with the package" : false };
  const folder = (context: TestContext, files: Readonly<Record<string, string>> = {}): string =>
    folderWith(files, (clean) => context.after(clean));

  describe(`${name} in CI`, () => {
    it("is an action that gates on what has changed", (context) => {
      const own = tool((clean) => context.after(clean));
      const cwd = folder(context);
      makeRepository(cwd, { "specs/a b.yaml": asExpected, "specs/c.yaml": asExpected });
      const inputs = { paths: "specs\n", "changed-since": "HEAD", "fail-on": "violated" };
      write(cwd, { "specs/a b.yaml": notAsExpected });
      const failed = runAction(inputs, cwd, folder(context), own);
      assert.equal(failed.status, 1, failed.stderr);
      assert.match(failed.stdout, /VIOLATED +no-dma-to-clean-page/);
      assert.match(failed.stdout, /not run +1 spec unchanged since HEAD/);
      assert.equal(failed.outputs["exit-code"], "1");
      const { results } = JSON.parse(readFileSync(failed.outputs.result ?? "", "utf8")) as {
        results: { spec: string }[];
      };
      assert.deepEqual(
        results.map(({ spec }) => spec),
        ["specs/a b.yaml"],
      );
    });

    it("is an action whose inputs are no commands", long, (context) => {
      const cwd = folder(context, { "a.yaml": asExpected });
      const evil = `$(touch pwned); touch pwned; "'\n-n`;
      const own = tool((clean) => context.after(clean));
      const { status } = runAction({ paths: evil, baseline: evil, args: evil }, cwd, folder(context), own);
      assert.equal(status, 2);
      assert.equal(existsSync(join(cwd, "pwned")), false);
    });

    it("has snippets for GitHub and GitLab that run as they are written", long, (context) => {
      const own = tool((clean) => context.after(clean));
      const cwd = folder(context);
      for (const server of ["github", "gitlab"]) {
        const run = runScript(`gupcheck init specs --force --ci ${server}`, cwd, own);
        assert.equal(run.status, 0, run.stderr);
      }
      const workflow = parse(readFileSync(join(cwd, ".github/workflows/gupcheck.yml"), "utf8")) as Workflow;
      const script = workflow.jobs.gupcheck?.steps.flatMap(({ run }) => run ?? []).join("\n") ?? "";
      const job = (parse(readFileSync(join(cwd, ".gitlab-ci.yml"), "utf8")) as { gupcheck: GitlabJob }).gupcheck;
      assert.equal(script.replace(" -f github", ""), job.script.join("\n"));
      assert.equal(runScript(script, cwd, own).status, 0);
      const spec = join(cwd, "specs/direct-io.yaml");
      writeFileSync(spec, readFileSync(spec, "utf8").replace("fsync-durable: holds", "fsync-durable: violated"));
      const failed = runScript(script, cwd, own);
      assert.equal(failed.status, 1);
      assert.equal((JSON.parse(readFileSync(join(cwd, "gupcheck.json"), "utf8")) as { passed: boolean }).passed, false);
    });
  });

  describe(`${name} as a hook`, () => {
    it("of pre-commit refuses what is wrong", long, (context) => {
      const own = tool((clean) => context.after(clean));
      const cwd = folder(context);
      write(cwd, { "specs/a.yaml": asExpected, "specs/b.yaml": misspelt, "specs/c.yaml": notAsExpected });
      const expected = { "gupcheck-check": [0, 2, 0], "gupcheck-run": [0, 2, 1] } as const;
      const hooks = yaml(".pre-commit-hooks.yaml") as readonly Hook[];
      assert.deepEqual(
        hooks.map(({ id }) => id),
        Object.keys(expected),
      );
      for (const { id, entry, language, files } of hooks) {
        assert.equal(language, "node");
        const paths = ["specs/a.yaml", "specs/b.yaml", "specs/c.yaml"];
        for (const path of paths) assert.match(path, new RegExp(files));
        assert.doesNotMatch("docs/a.yaml", new RegExp(files));
        const codes = paths.map((path) => runScript(`${entry} ${path}`, cwd, own).status);
        assert.deepEqual(codes, expected[id as keyof typeof expected]);
      }
    });

    it("of git itself keeps a bad spec from being committed", (context) => {
      const own = tool((clean) => context.after(clean));
      const cwd = folder(context);
      makeRepository(cwd, { "specs/a.yaml": asExpected });
      const text = readFileSync(join(__dirname, "../../docs/gate.md"), "utf8");
      const hook = /^```sh\n(#!\/bin\/sh\n[\s\S]*?)^```$/m.exec(text)?.[1] ?? "";
      assert.notEqual(hook, "");
      writeFileSync(join(cwd, ".git/hooks/pre-commit"), hook, { mode: 0o755 });
      const commit = () =>
        spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "change"], {
          cwd,
          encoding: "utf8",
          env: environment(own),
        });
      write(cwd, { "specs/a.yaml": notAsExpected });
      const refused = commit();
      assert.equal(refused.status, 1, refused.stderr);
      assert.match(refused.stdout + refused.stderr, /VIOLATED/);
      assert.equal(git(cwd, "log", "--oneline").trim().split("\n").length, 1);
      if (essential) return;
      write(cwd, { "specs/a.yaml": `${asExpected}# better\n` });
      const accepted = commit();
      assert.equal(accepted.status, 0, accepted.stdout + accepted.stderr);
      assert.equal(execFileSync("git", ["log", "--oneline"], { cwd, encoding: "utf8" }).trim().split("\n").length, 2);
    });
  });
}
