import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import type { Installed } from "./installed";
import { newUserTrial } from "./trial";

const root = join(__dirname, "../..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
const plugin = readFileSync(join(root, "examples/plugin/patient-writeback.ts"), "utf8");

const CHECK = `loadSpec(process.argv[2]).then(async (spec) => {
  const outcome = await check(spec, { workers: 2 });
  const { states, properties } = outcome.result;
  console.log(states, properties.map(({ id, verdict }) => id + " " + verdict).join(", "), passed(outcome));
});
`;

const CHECKED =
  "351 no-write-under-writeback violated, no-dma-to-clean-page violated, fsync-durable vacuous, no-crash holds, " +
  "deadlock-free holds true\n";

/** What has to work wherever gupcheck is installed, under any Node that it is made for. */
export function describeInstalled(title: string, installed: Installed, nodeVersion: string): void {
  describe(title, () => {
    const ok = (...args: readonly string[]): string => {
      const { code, out, err } = installed.gupcheck(...args);
      assert.equal(code, 0, `gupcheck ${args.join(" ")}: ${err}${out}`);
      return out;
    };

    it("runs under the Node that is meant", () => {
      assert.equal(installed.run("node", ["--version"]).out, `${nodeVersion}\n`);
    });

    it("is what npx starts", () => {
      const { code, out, err } = installed.run("npx", ["gupcheck", "--version"]);
      assert.deepEqual([code, out], [0, `${version}\n`], err);
      assert.doesNotMatch(installed.gupcheck("--version").err, /Warning/);
    });

    it("runs a spec that comes with it, with the same result for one worker and two", () => {
      const spec = installed.file("specs/tutorial/5-repaired.yaml");
      const result = (workers: string): unknown =>
        JSON.parse(ok("run", "-f", "json", "--workers", workers, spec), (key, value: unknown) =>
          key === "stats" ? undefined : value,
        );
      const two = result("2") as { readonly results: readonly { readonly states: number }[] };
      assert.equal(two.results[0]?.states, 623_790);
      assert.deepEqual(two, result("1"));
    });

    it("has specs, schemas, templates and documents with it", () => {
      const folder = mkdtempSync(join(installed.home, "new-"));
      ok("init", folder);
      const spec = join(folder, "direct-io.yaml");
      assert.match(
        readFileSync(spec, "utf8"),
        /^# .*\$schema=\.\.\/node_modules\/gupcheck\/schema\/policy\.schema\.json\n/,
      );
      assert.match(ok("run", spec), /ok +fsync-durable/);
      assert.equal(ok("schema"), readFileSync(join(root, "schema/policy.schema.json"), "utf8"));
      assert.match(ok("explain", "no-dma-to-clean-page"), /gupcheck run .*1-no-policy\.yaml/);
      assert.match(ok("show", spec), /background-skips-pinned/);
      assert.match(ok("claims", installed.file("specs/claims/c03-page-lock-held.yaml")), /C0?3/);
      assert.match(ok("completion", "bash"), /^complete -F _gupcheck gupcheck$/m);
    });

    it("loads a plug-in in JavaScript, and says what one in TypeScript needs", () => {
      const { outputText } = transpileModule(plugin, {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
      });
      writeFileSync(join(installed.home, "mine.js"), outputText);
      const spec = installed.file("examples/plugin/patient-writeback.yaml");
      assert.match(ok("run", "--plugin", "mine.js", spec), /plug-in patient-writeback/);
      writeFileSync(join(installed.home, "mine.ts"), plugin);
      const { code, err } = installed.gupcheck("check", "--plugin", "mine.ts", spec);
      assert.equal(code, 2);
      assert.match(err, /plugin\/no-typescript/);
      assert.match(err, /npm install ts-node "typescript@<7"/);
    });

    it("serves the explorer until it is interrupted", async () => {
      const child = installed.start("explore", installed.file("specs/tutorial/1-no-policy.yaml"));
      try {
        let said = "";
        const address = await new Promise<string>((resolve, reject) => {
          const hear = (piece: Buffer): void => {
            said += piece.toString();
            const [found] = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said) ?? [];
            if (found !== undefined) resolve(found);
          };
          child.stdout?.on("data", hear);
          child.stderr?.on("data", hear);
          child.on("exit", () => reject(new Error(`it ended: ${said}`)));
        });
        const page = await fetch(address);
        assert.equal(page.status, 200);
        assert.match(await page.text(), /<!doctype html>/i);
      } finally {
        const ended = once(child, "exit");
        child.kill("SIGINT");
        assert.equal((await ended)[0], 0);
      }
    });

    it("is a library for CommonJS and for ES modules, with the same names, and leaves no thread behind", () => {
      const { home } = installed;
      const names =
        "console.log(Object.keys(all).filter((name) => !['default', 'module.exports', '__esModule'].includes(name)).sort().join(' '));\n";
      writeFileSync(
        join(home, "use.cjs"),
        `const all = require("gupcheck");\nconst { check, loadSpec, passed } = all;\n${names}${CHECK}`,
      );
      writeFileSync(
        join(home, "use.mjs"),
        `import * as all from "gupcheck";\nimport { check, definePlugin, loadSpec, passed } from "gupcheck";\n${names}${CHECK}`,
      );
      const [one, other] = ["use.cjs", "use.mjs"].map((name) => {
        const { code, out, err } = installed.run("node", [name, installed.file("specs/tutorial/1-no-policy.yaml")]);
        assert.equal(code, 0, err);
        return out;
      });
      assert.equal(one, other);
      assert.ok(one?.endsWith(CHECKED), one);
      assert.match(one ?? "", /^API_VERSION always .*\bcheck\b.*\bloadSpec\b/);
      const schema = installed.run("node", ["-p", 'require("gupcheck/schema/result.schema.json").type']);
      assert.equal(schema.out, "object\n");
    });

    it("gets a new user from three mistakes to a gate", async () => {
      const folder = mkdtempSync(join(installed.home, "trial-"));
      await newUserTrial(folder, installed.commandIn(folder));
    });
  });
}
