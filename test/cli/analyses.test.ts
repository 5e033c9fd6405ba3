import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { redundant, small } from "../analysis/sources";
import { folderWith, gupcheck } from "./gupcheck";
import { misspelt } from "./specs";

const skipping = `${small}policy:
  rules: [{ id: skips, at: writeback.after_mkclean, when: page.pinned, do: skip }]
`;

describe("gupcheck ablate", () => {
  it("prints a table as text, Markdown and JSON", async (t) => {
    const folder = folderWith({ "a.yaml": skipping }, (clean) => t.after(clean));
    const file = join(folder, "a.yaml");
    const [text, markdown, json] = ["out.txt", "out.md", "out.json"].map((name) => join(folder, name));
    const formats = ["-f", `text=${text ?? ""}`, "-f", `markdown=${markdown ?? ""}`, "-f", `json=${json ?? ""}`];
    const { code, out } = await gupcheck(["ablate", file, ...formats, "-q", "--traces", join(folder, "traces")]);
    assert.deepEqual([code, out], [0, ""]);
    assert.match(readFileSync(text ?? "", "utf8"), /^ {6}loses no-dma-to-clean-page +violated in 23 steps$/m);
    assert.match(
      readFileSync(markdown ?? "", "utf8"),
      /\| without skips \| \[`no-write-under-writeback` violated in 23/,
    );
    const data = JSON.parse(readFileSync(json ?? "", "utf8")) as {
      readonly ablations: readonly {
        readonly rules: readonly { readonly loses: readonly { readonly trace: string }[] }[];
      }[];
    };
    const trace = data.ablations[0]?.rules[0]?.loses[0]?.trace ?? "";
    assert.ok(existsSync(trace), trace);
    assert.match(readFileSync(trace, "utf8"), /VIOLATED at step 23/);
  });

  it("keeps results in a folder and uses them, unless they are damaged", async (t) => {
    const folder = folderWith({ "a.yaml": skipping }, (clean) => t.after(clean));
    const cache = join(folder, "cache");
    const command = ["ablate", join(folder, "a.yaml"), "--cache", cache, "-f", "json"];
    const first = await gupcheck(command);
    const kept = readdirSync(cache);
    assert.ok(kept.length > 3 && kept.every((name) => name.endsWith(".json")));
    const again = await gupcheck(command);
    assert.equal(again.out, first.out);
    for (const name of kept) {
      const path = join(cache, name);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll("violated", "holds"));
    }
    assert.equal((await gupcheck(command)).out, first.out, "a damaged entry counts for nothing");
  });

  it("exits 2 on a bad spec, 3 where a limit cut something", async () => {
    assert.equal((await gupcheck(["ablate", "-"], { stdin: misspelt })).code, 2);
    const cut = await gupcheck(["ablate", "-", "--max-states", "50", "--no-options"], { stdin: redundant });
    assert.equal(cut.code, 3);
    assert.match(cut.out, /not complete \(limit: states\)/);
  });

  it("changes the spec first where it is told to", async () => {
    const { code, out } = await gupcheck(
      ["ablate", "-", "--no-options", "-q", "--set", "policy.rules.skips.do=keep-dirty"],
      { stdin: skipping },
    );
    assert.equal(code, 0);
    assert.match(out, /no-write-under-writeback: violated/);
    const wrong = await gupcheck(["ablate", "-", "--set", "kernel.version=4.20"], { stdin: skipping });
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /kernel.version=4.20 does not fit <stdin>: .*possible values: 4.14/);
  });
});

describe("gupcheck compare", () => {
  it("prints one table over all combinations, and searches equal models once", async () => {
    const { code, out } = await gupcheck(
      ["compare", "-", "-q", "--axis", "version=6.5,6.15", "--axis", "policy.rules.skips.do=skip,bounce,proceed"],
      { stdin: skipping },
    );
    assert.equal(code, 0);
    assert.match(out, /^ {3}1 {2}version=6\.5 policy\.rules\.skips\.do=skip; \d+ states$/m);
    assert.match(out, /^ {2}no-dma-to-clean-page +ok +ok +x24 +ok +ok +x24$/m);
    assert.match(out, /6 combinations, 3 different models/);
  });

  it("compares specs, links counterexamples, says - where a property is not checked", async (t) => {
    const files = { "a.yaml": skipping, "b.yaml": small.replace("required", "not-needed") };
    const folder = folderWith(files, (clean) => t.after(clean));
    const { code, out } = await gupcheck(["compare", folder, "-q", "-f", "markdown", "--traces", join(folder, "t")]);
    assert.equal(code, 0);
    assert.match(out, /\| `no-write-under-writeback` \| holds \| - \|/);
    const [, trace = ""] =
      /\| `no-dma-to-clean-page` \| holds \| \[violated in \d+ steps\]\(<([^>]*)>\)/.exec(out) ?? [];
    assert.match(readFileSync(trace, "utf8"), /VIOLATED at step/);
  });

  it("says which value does not fit", async () => {
    const axis = async (text: string) => gupcheck(["compare", "-", "--axis", text], { stdin: skipping });
    assert.match((await axis("version")).err, /is no axis: write it as path=value,value/);
    assert.match((await axis("policy.rules.skip.do=wait")).err, /there is no "skip" in policy.rules/);
    assert.match((await axis("pages=1..9")).err, /pages=5 does not fit <stdin>: "pages" must be at most 4/);
    assert.equal((await axis("pages=1..9")).code, 2);
  });
});

describe("gupcheck sweep", () => {
  it("says from which bounds on verdicts stay, and no more", async () => {
    const { code, out } = await gupcheck(["sweep", "-", "-q", "--over", "dma-writes=0..2,actors.flusher.times=1..2"], {
      stdin: small,
    });
    assert.equal(code, 0);
    assert.match(out, /no-dma-to-clean-page +violated from dma-writes=1 actors.flusher.times=1 on/);
    assert.match(out, /Nothing is said about bounds beyond these/);
    assert.doesNotMatch(out, /changes nothing/);
  });

  it("names an axis that changes nothing", async () => {
    const { code, out } = await gupcheck([
      "sweep",
      "specs/tutorial/1-no-policy.yaml",
      "-q",
      "--over",
      "pages=1..2,dma-writes=0..1",
    ]);
    assert.equal(code, 0);
    assert.match(out, /^ {2}pages changes nothing, not even the number of states/m);
    assert.doesNotMatch(out, /dma-writes changes nothing/);
  });

  it("knows nothing where a limit cut the largest bounds", async () => {
    const { code, out } = await gupcheck(["sweep", "-", "-q", "--over", "times=1..2", "--max-states", "400"], {
      stdin: small,
    });
    assert.equal(code, 3);
    assert.match(out, /no-crash +not known at the largest bounds/);
  });
});

describe("gupcheck suggest", () => {
  it("finds the same with a cache, from the cache, and without exclusion", async (t) => {
    const folder = folderWith({ "a.yaml": small }, (clean) => t.after(clean));
    const command = ["suggest", join(folder, "a.yaml"), "-q", "--at", "writeback.after_mkclean", "-f", "json"];
    const answers = async (...options: readonly string[]): Promise<object> => {
      const { code, out } = await gupcheck([...command, ...options]);
      const { suggest } = JSON.parse(out) as { readonly suggest: { readonly suggestions: readonly object[] } };
      assert.equal(suggest.suggestions.length, 10);
      return { code, suggestions: suggest.suggestions };
    };
    const plain = await answers();
    const cache = ["--cache", join(folder, "cache")];
    assert.deepEqual(await answers(...cache), plain);
    assert.deepEqual(await answers(...cache), plain, "from the cache");
    assert.deepEqual(await answers("--no-exclusion"), plain);
    assert.deepEqual(await answers("--workers", "1"), plain);
  });

  it("prints rules that can be put into the spec, and then all holds", async () => {
    const { code, out } = await gupcheck(["suggest", "-", "-q", "--at", "writeback.after_mkclean"], { stdin: small });
    assert.equal(code, 0);
    const [, rule = ""] = /^ {5}- (\{ id: .*\})$/m.exec(out) ?? [];
    const again = await gupcheck(["run", "-", "--traces", "none"], {
      stdin: `${small}policy:\n  rules:\n    - ${rule}\n`,
    });
    assert.equal(again.code, 0, again.err);
    assert.match(out, /every set of the changes on offer is decided/);
  });

  it("begins from scratch where it is told to, and takes the policy to another scenario", async (t) => {
    const other = small.replace("legacy-sync", "iomap");
    const folder = folderWith({ "a.yaml": redundant, "b.yaml": other }, (clean) => t.after(clean));
    const [a, b] = [join(folder, "a.yaml"), join(folder, "b.yaml")];
    const as = await gupcheck(["suggest", a, b, "-q", "--at", "writeback.after_mkclean"]);
    assert.match(as.out, /nothing has to change/);
    assert.match(as.out, /0 changes; all holds in \d+ \+ \d+ states/);
    const scratch = await gupcheck([
      "suggest",
      a,
      b,
      "-q",
      "--from-scratch",
      "--first",
      "--at",
      "writeback.after_mkclean",
    ]);
    assert.match(scratch.out, /^1\. 1 change; all holds/m);
  });

  it("names the properties that cannot be had together, and what each would cost", async () => {
    const impossible = `${small}properties:
  - no-dma-to-clean-page
  - deadlock-free
  - { id: pinned-is-clean, never: "page.pins > 0 && page.dirty" }
  - { id: pinned-is-dirty, never: "page.pins > 0 && !page.dirty" }
`;
    const { code, out } = await gupcheck(
      ["suggest", "-", "-q", "--at", "writeback.after_mkclean", "--max-changes", "3"],
      { stdin: impossible },
    );
    assert.equal(code, 1);
    assert.match(out, /No set of the changes on offer will do\./);
    assert.match(out, /This cannot be had, with any of the changes on offer: pinned-is-clean/);
  });

  it("exits 3 where a limit came first, 2 on unknown names", async () => {
    const cut = await gupcheck(["suggest", "-", "-q", "--max-sets", "1"], { stdin: small });
    assert.equal(cut.code, 3);
    assert.match(cut.out, /--max-sets/);
    const property = await gupcheck(["suggest", "-", "--require", "no-crush"], { stdin: small });
    assert.match(property.err, /no spec here checks the property "no-crush"; did you mean "no-crash"/);
    const point = await gupcheck(["suggest", "-", "--at", "writeback.after_mkcleen"], { stdin: small });
    assert.match(point.err, /did you mean "writeback.after_mkclean"/);
    assert.deepEqual([property.code, point.code], [2, 2]);
  });
});

describe("gupcheck diff", () => {
  it("tells the behaviour that only one allows, and exits 1; 0 where there is none", async (t) => {
    const folder = folderWith({ "a.yaml": small, "b.yaml": skipping }, (clean) => t.after(clean));
    const [a, b] = [join(folder, "a.yaml"), join(folder, "b.yaml")];
    const { code, out } = await gupcheck(["diff", a, b, "-q"]);
    assert.equal(code, 1);
    assert.match(out, /allows and .*b\.yaml does not: the last of these \d+ steps/);
    assert.match(out, /Under .*b\.yaml, flusher/);
    const same = await gupcheck(["diff", b, b.replace("b.yaml", "./b.yaml"), "-q"]);
    assert.equal(same.code, 0);
    const json = await gupcheck(["diff", a, b, "-q", "-f", "json"]);
    const { diff } = JSON.parse(json.out) as { readonly diff: readonly { readonly kind: string }[] };
    assert.deepEqual(
      diff.map(({ kind }) => kind),
      ["difference", "difference"],
    );
  });
});
