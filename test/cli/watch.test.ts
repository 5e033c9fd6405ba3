import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { type Finished, folderWith, gupcheck, inFolder } from "./gupcheck";
import { asExpected, misspelt, notAsExpected } from "./specs";

const WAITING = "watching; Ctrl-C ends it\n";

/** Watches, does one thing after the other, each when the last run is over, and interrupts. What each run has written. */
async function watching(
  cwd: string,
  args: readonly string[],
  steps: readonly (() => void)[],
): Promise<{ readonly code: number | null; readonly runs: readonly Omit<Finished, "code">[] }> {
  const runs: Omit<Finished, "code">[] = [];
  let seen = { out: 0, err: 0 };
  const { code } = await inFolder(cwd, () =>
    gupcheck(["run", "--watch", ...args], {
      onWrite: ({ out, err }, interrupt) => {
        if (!err.endsWith(WAITING) || err.length === seen.err) return;
        runs.push({ out: out.slice(seen.out), err: err.slice(seen.err) });
        seen = { out: out.length, err: err.length };
        const step = steps[runs.length - 1];
        setTimeout(step ?? interrupt, 20);
      },
    }),
  );
  return { code, runs };
}

function folder(context: TestContext, files: Readonly<Record<string, string>>): string {
  return folderWith(files, (clean) => context.after(clean));
}

describe("gupcheck run --watch", () => {
  it("runs again when a spec is changed, replaced, broken, gone and back; Ctrl-C is 130", async (context) => {
    const cwd = folder(context, { "a.yaml": asExpected, "other.yaml": asExpected });
    const file = join(cwd, "a.yaml");
    const { code, runs } = await watching(
      cwd,
      ["a.yaml"],
      [
        () => writeFileSync(file, notAsExpected),
        () => {
          writeFileSync(join(cwd, "a.tmp"), asExpected);
          renameSync(join(cwd, "a.tmp"), file);
        },
        () => writeFileSync(file, misspelt),
        () => rmSync(file),
        () => writeFileSync(file, asExpected),
      ],
    );
    assert.equal(code, 130);
    const outcome = ({ out, err }: Omit<Finished, "code">): string =>
      /VIOLATED/.exec(out)?.[0] ?? /ok +no-crash/.exec(out)?.[0] ?? /\[[a-z/-]+\]/.exec(err)?.[0] ?? err;
    assert.deepEqual(runs.map(outcome), [
      "ok            no-crash",
      "VIOLATED",
      "ok            no-crash",
      "[spec/unknown-property]",
      "[cli/unreadable]",
      "ok            no-crash",
    ]);
    for (const { err } of runs.slice(1)) assert.match(err, /^\n== a\.yaml has changed =+\n\n/);
  });

  it("sees new specs and new folders, and a folder that is replaced", async (context) => {
    const cwd = folder(context, {});
    mkdirSync(join(cwd, "specs/deep"), { recursive: true });
    writeFileSync(join(cwd, "specs/deep/a.yaml"), asExpected);
    const { code, runs } = await watching(
      cwd,
      ["specs"],
      [
        () => writeFileSync(join(cwd, "specs/b.yaml"), asExpected),
        () => {
          mkdirSync(join(cwd, "specs/new"));
          writeFileSync(join(cwd, "specs/new/c.yaml"), asExpected);
        },
        () => writeFileSync(join(cwd, "specs/new/c.yaml"), notAsExpected),
        () => rmSync(join(cwd, "specs"), { recursive: true }),
        () => {
          mkdirSync(join(cwd, "specs"));
          writeFileSync(join(cwd, "specs/d.yaml"), asExpected);
        },
      ],
    );
    assert.equal(code, 130);
    const counts = runs.map(({ out }) => /^(\d+ specs: .*); /m.exec(out)?.[1] ?? /no-crash +holds/.exec(out)?.[0]);
    const [one, ...more] = counts;
    assert.match(one ?? "", /holds/);
    assert.deepEqual(more, ["2 specs: 2 passed", "3 specs: 3 passed", "3 specs: 2 passed, 1 failed", undefined, one]);
  });

  it("loads a plug-in anew, with what it requires", async (context) => {
    const plugin = (name: string): string =>
      `const { definePlugin } = require("gupcheck");
module.exports = definePlugin({ apiVersion: 1, name: "${name}-" + require("./part.js") });\n`;
    const cwd = folder(context, { "a.yaml": asExpected, "p.js": plugin("one"), "part.js": 'module.exports = "x";\n' });
    const { runs } = await watching(
      cwd,
      ["a.yaml", "--plugin", "p.js"],
      [
        () => writeFileSync(join(cwd, "p.js"), plugin("two")),
        () => writeFileSync(join(cwd, "part.js"), 'module.exports = "y";\n'),
      ],
    );
    const names = runs.map(({ out }) => /plug-in (\S+)/.exec(out)?.[1]);
    assert.deepEqual(names, ["one-x", "two-x", "two-y"]);
  });

  it("takes up a changed configuration, and mistakes of the command line", async (context) => {
    const cwd = folder(context, { "a.yaml": asExpected, "gupcheck.config.yaml": "limits: { states: 10 }\n" });
    const config = join(cwd, "gupcheck.config.yaml");
    const { runs } = await watching(
      cwd,
      ["a.yaml"],
      [
        () => writeFileSync(config, "limits: { stats: 10 }\n"),
        () => writeFileSync(config, "baseline: none.json\n"),
        () => writeFileSync(config, ""),
      ],
    );
    assert.match(runs[0]?.out ?? "", /cut at 10 states/);
    assert.match(runs[1]?.err ?? "", /did you mean "states"/);
    assert.match(runs[2]?.err ?? "", /there is no baseline/);
    assert.match(runs[3]?.out ?? "", /all that is reachable/);
  });

  it("does not go with what comes once", async () => {
    assert.equal((await gupcheck(["run", "--watch", "-"], { stdin: asExpected })).code, 2);
    assert.equal((await gupcheck(["run", "--watch", "a.yaml", "--checkpoint", "c"])).code, 2);
    const { code, err } = await gupcheck(["run", "--watch", "a.yaml", "--baseline", "b", "--update-baseline"]);
    assert.equal(code, 2);
    assert.match(err, /cannot be used with option '--update-baseline'/);
  });
});
