import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changedInputs } from "../../src/cli/changed-since";
import { UsageError } from "../../src/cli/usage-error";
import { folderWith, gupcheck, inFolder } from "./gupcheck";
import { git, makeRepository, write } from "./repository";
import { asExpected } from "./specs";

const files = {
  "specs/a.yaml": "a",
  "specs/b.yaml": "b",
  "plugins/p.js": "p",
  "tools/package.json": "{}",
  "package.json": "{}",
  ".gitignore": "ignored\n",
};

function repository(context: TestContext): string {
  const cwd = folderWith({}, (clean) => context.after(clean));
  makeRepository(cwd, files);
  return cwd;
}

/** What is run and what is not, by the names of the specs. */
function selected(cwd: string, { since = "HEAD", used = [] as readonly string[], paths = ["a", "b"] } = {}) {
  const inputs = paths.map((name) => ({ path: join(cwd, "specs", `${name}.yaml`) }));
  const { run, unchanged, because } = changedInputs(since, inputs, used, cwd);
  const names = (all: readonly string[]): readonly string[] => all.map((path) => path.slice(-6, -5));
  return { run: names(run.map(({ path }) => path)), unchanged: names(unchanged), because };
}

describe("--changed-since selects", () => {
  it("nothing where nothing has changed", (context) => {
    assert.deepEqual(selected(repository(context)), { run: [], unchanged: ["a", "b"], because: undefined });
  });

  it("what differs: changed, staged, committed, or new", (context) => {
    const cwd = repository(context);
    write(cwd, { "specs/a.yaml": "other", "specs/c.yaml": "new" });
    assert.deepEqual(selected(cwd, { paths: ["a", "b", "c"] }).run, ["a", "c"]);
    git(cwd, "add", "-A");
    assert.deepEqual(selected(cwd, { paths: ["a", "b", "c"] }).run, ["a", "c"]);
    git(cwd, "commit", "-q", "-m", "second");
    assert.deepEqual(selected(cwd, { paths: ["a", "b", "c"] }).run, []);
    assert.deepEqual(selected(cwd, { since: "HEAD~1", paths: ["a", "b", "c"] }).run, ["a", "c"]);
  });

  it("a renamed spec, one with a name of another alphabet, and one that is gone", (context) => {
    const cwd = repository(context);
    renameSync(join(cwd, "specs/a.yaml"), join(cwd, "specs/é.yaml"));
    assert.deepEqual(selected(cwd, { paths: ["a", "b", "é"] }).run, ["a", "é"]);
  });

  it("a spec whose symbolic link or target has changed", (context) => {
    const cwd = repository(context);
    symlinkSync("b.yaml", join(cwd, "specs/l.yaml"));
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "link");
    assert.deepEqual(selected(cwd, { paths: ["l"] }).run, []);
    write(cwd, { "specs/b.yaml": "other" });
    assert.deepEqual(selected(cwd, { paths: ["l"] }).run, ["l"]);
  });

  it("everything where what all specs use has changed", (context) => {
    const cwd = repository(context);
    const used = [join(cwd, "plugins/p.js")];
    assert.deepEqual(selected(cwd, { used }).run, []);
    write(cwd, { "tools/package.json": '{ "a": 1 }' });
    assert.deepEqual(selected(cwd, { used }).run, []);
    write(cwd, { "plugins/p.js": "other" });
    assert.deepEqual(selected(cwd, { used }).run, ["a", "b"]);
    assert.deepEqual(selected(cwd).run, []);
    write(cwd, { "package.json": '{ "a": 1 }' });
    assert.match(selected(cwd).because ?? "", /"package\.json" has changed, and with it perhaps gupcheck/);
  });

  it("what lies outside the repository, and standard input", (context) => {
    const cwd = repository(context);
    const outside = join(
      folderWith({ "x.yaml": "x" }, (clean) => context.after(clean)),
      "x.yaml",
    );
    const { run } = changedInputs("HEAD", [{ path: outside }, { path: "-" }], [], cwd);
    assert.equal(run.length, 2);
  });

  it("in a subfolder what belongs there", (context) => {
    const cwd = repository(context);
    write(cwd, { "specs/a.yaml": "other" });
    const inputs = [{ path: join(cwd, "specs/a.yaml") }, { path: join(cwd, "specs/b.yaml") }];
    assert.equal(changedInputs("HEAD", inputs, [], join(cwd, "plugins")).run.length, 1);
  });
});

describe("--changed-since refuses", () => {
  it("a folder without a repository", (context) => {
    const cwd = folderWith({}, (clean) => context.after(clean));
    assert.throws(() => changedInputs("HEAD", [], [], cwd), /UsageError: --changed-since needs a git repository/);
  });

  it("what is no revision, an option among them", (context) => {
    const cwd = repository(context);
    for (const revision of ["no-such", "--output=x", "", "HEAD:specs"]) {
      assert.throws(() => changedInputs(revision, [], [], cwd), UsageError, revision);
    }
    assert.throws(() => changedInputs("mian", [], [], cwd), /there is no revision "mian"/);
  });

  it("a revision that a shallow clone has not, and says so", (context) => {
    const cwd = repository(context);
    write(cwd, { "specs/a.yaml": "other" });
    git(cwd, "commit", "-qam", "second");
    const clone = join(
      folderWith({}, (clean) => context.after(clean)),
      "clone",
    );
    git(cwd, "clone", "-q", "--depth", "1", `file://${cwd}`, clone);
    assert.throws(() => changedInputs("HEAD~1", [], [], clone), /the clone is shallow: .*fetch-depth: 0/);
  });
});

describe("gupcheck run --changed-since", () => {
  it("runs what has changed, and says what it has left out", async (context) => {
    const cwd = folderWith({}, (clean) => context.after(clean));
    mkdirSync(join(cwd, "specs"));
    makeRepository(cwd, { "specs/a.yaml": asExpected, "specs/b.yaml": asExpected });
    const run = (...more: readonly string[]) =>
      inFolder(cwd, () => gupcheck(["run", "specs", "--changed-since", "HEAD", ...more]));
    const nothing = await run();
    assert.equal(nothing.code, 0);
    assert.match(nothing.err, /nothing to run: no spec of 2 has changed since HEAD/);
    write(cwd, { "specs/b.yaml": `${asExpected}# changed\n` });
    const one = await run("-f", "json");
    const { results, gate } = JSON.parse(one.out) as {
      results: { spec: string }[];
      gate: { unchanged: { since: string; specs: string[] } };
    };
    assert.deepEqual(
      results.map(({ spec }) => spec),
      ["specs/b.yaml"],
    );
    assert.deepEqual(gate.unchanged, { since: "HEAD", specs: ["specs/a.yaml"] });
    const text = await run();
    assert.match(text.out, /not run +1 spec unchanged since HEAD/);
    rmSync(join(cwd, ".git"), { recursive: true });
    const outside = await run();
    assert.equal(outside.code, 2);
    assert.match(outside.err, /error: --changed-since needs a git repository, and ".*" is in none/);
  });
});
