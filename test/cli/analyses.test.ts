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
      ["compare", "-", "-q", "--axis", "version=4.19,5.15", "--axis", "policy.rules.skips.do=skip,bounce,proceed"],
      { stdin: skipping },
    );
    assert.equal(code, 0);
    assert.match(out, /^ {3}1 {2}version=4\.19 policy\.rules\.skips\.do=skip; \d+ states$/m);
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
  });

  it("knows nothing where a limit cut the largest bounds", async () => {
    const { code, out } = await gupcheck(["sweep", "-", "-q", "--over", "times=1..2", "--max-states", "400"], {
      stdin: small,
    });
    assert.equal(code, 3);
    assert.match(out, /no-crash +not known at the largest bounds/);
  });
});
