import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { CHECKPOINT_REFUSALS } from "../../src/checker";
import { KINDS, type Topic } from "../../src/cli/explain/topic";
import { allTopics } from "../../src/cli/explain/topics";
import { MODEL_DIAGNOSTIC_CODES } from "../../src/model";
import { PLUGIN_CODES } from "../../src/plugin/codes";
import { actionDocs } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import { DIAGNOSTIC_CODES } from "../../src/spec/diagnostic";
import { builtInProperties } from "../../src/states";
import { propertyExplanations } from "../../src/states/properties/explanations";
import { specWith } from "../spec/marked";
import { gupcheck } from "./gupcheck";

const root = join(__dirname, "../..");
const topics = allTopics();
const named = (name: string): readonly Topic[] => topics.filter((topic) => topic.name === name);

/** What a topic tells to write. */
function written(topic: Topic): string {
  const part = topic.parts().find(({ title }) => title === "write");
  return part !== undefined && "lines" in part ? part.lines.join("\n") : "";
}

function errorsOf(text: string): readonly string[] {
  const { diagnostics } = loadSpec(text, "spec.yaml");
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

const indented = (text: string, by: number): string => text.replace(/^/gm, " ".repeat(by));
const asRules = (text: string): string => specWith({ policy: `policy:\n  rules:\n${indented(text, 4)}` });

/** A spec with what a topic of this kind tells to write; undefined where that is no part of a spec. */
function specFrom(topic: Topic): string | undefined {
  const text = written(topic);
  switch (topic.kind) {
    case "property":
      return specWith({ properties: text });
    case "policy":
    case "pin detector":
      return specWith({ policy: text });
    case "decision point":
      return asRules(text);
    case "action":
      return asRules(text.replace("do: wait", "do: wait, when: page.pinned"));
    case "kernel switch":
      return specWith({ kernel: text });
    case "actor":
      return specWith({ actors: text });
    case "field of a page":
      return asRules(`- { id: r, at: page_mkwrite, do: wait, ${text} }`);
    case "event":
      return specWith({ properties: `properties:\n${indented(text, 2)}` });
    case "verdict":
      return specWith({ properties: "properties: [no-dma-to-clean-page]", expect: text });
    case "exit code":
    case "concern":
    case "claim":
    case "diagnostic":
      return undefined;
  }
}

describe("what can be explained", () => {
  it("is every code of a diagnostic", () => {
    const codes = { ...DIAGNOSTIC_CODES, ...MODEL_DIAGNOSTIC_CODES, ...PLUGIN_CODES, ...CHECKPOINT_REFUSALS };
    for (const code of Object.keys(codes)) assert.equal(named(code).length, 1, code);
  });

  it("is whatever looks like a code in the sources", () => {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    const found = files.flatMap((name) => [
      ...readFileSync(join(root, "src", name), "utf8").matchAll(
        /"((?:yaml|spec|expression|model|plugin|checkpoint|trace|export|cli|internal)\/[a-z]+(?:-[a-z]+)*)"/g,
      ),
    ]);
    assert.ok(found.length > 150);
    for (const [, code = ""] of found) assert.equal(named(code).length, 1, code);
  });

  it("is every built-in property, with a reason", () => {
    const ids = builtInProperties.map(({ property }) => property.id);
    assert.deepEqual(Object.keys(propertyExplanations).sort(), [...ids].sort());
    for (const id of ids)
      assert.ok(
        named(id).some(({ kind }) => kind === "property"),
        id,
      );
  });

  it("says when a verdict is vacuous: of a response, where nothing ever begins", () => {
    const vacuous = (name: string) =>
      named(name)[0]
        ?.parts()
        .find(({ title }) => title === "vacuous");
    assert.deepEqual(vacuous("lease-break-ends"), { title: "vacuous", prose: "unless what it is about has begun" });
    assert.deepEqual(vacuous("no-crash"), { title: "vacuous", prose: "never" });
  });

  it("has a name once in each kind, and something of every kind", () => {
    for (const kind of Object.keys(KINDS)) {
      const names = topics.filter((topic) => topic.kind === kind).map(({ name }) => name);
      assert.ok(names.length > 0, kind);
      assert.equal(new Set(names).size, names.length, kind);
    }
  });

  for (const topic of topics) {
    const text = specFrom(topic);
    if (text === undefined) continue;
    it(`shows how to write ${topic.kind} ${topic.name}`, () => {
      assert.notEqual(written(topic), "");
      assert.deepEqual(errorsOf(text), [], text);
    });
  }

  it("names examples that are there", () => {
    for (const id of ["no-dma-to-clean-page", "page_mkwrite", "stable-pages", "pincount", "C5"]) {
      const lines = named(id).flatMap((topic) => topic.parts().flatMap((part) => ("lines" in part ? part.lines : [])));
      const commands = lines.filter((line) => line.startsWith("gupcheck run specs/"));
      assert.ok(commands.length > 0, id);
      for (const command of commands) readFileSync(join(root, command.split(" ")[2] ?? ""));
    }
  });
});

describe("docs/semantics.md", () => {
  it("says of actions what explain says", () => {
    const text = readFileSync(join(root, "docs/semantics.md"), "utf8").replaceAll(/\s+/g, " ");
    for (const [name, doc] of Object.entries(actionDocs)) {
      assert.ok(text.includes(`| \`${name}\` | ${doc} |`), `${name}: ${doc}`);
    }
  });
});

describe("gupcheck explain", () => {
  it("lists what there is", async () => {
    const { code, out } = await gupcheck(["explain"]);
    assert.equal(code, 0);
    for (const many of Object.values(KINDS)) assert.match(out, new RegExp(`^${many}$`, "m"));
    assert.match(out, /no-dma-to-clean-page/);
  });

  it("lists a kind", async () => {
    const { code, out } = await gupcheck(["explain", "decision-points"]);
    assert.equal(code, 0);
    assert.match(out, /^writeback\.after_mkclean +the page is write-protected/m);
    assert.equal((await gupcheck(["explain", "decision", "points"])).out, out);
  });

  it("explains a code as it is printed, a number of a property, and all that have a name", async () => {
    const { out } = await gupcheck(["explain", "[spec/shadowed-rule]"]);
    assert.match(out, /^spec\/shadowed-rule \(diagnostic\)\n {2}An earlier rule always decides before this one\./);
    assert.match(out, /instead of\n.*\n\n {2}write\n/);
    assert.match((await gupcheck(["explain", "s2"])).out, /^no-dma-to-clean-page \(property\)/);
    assert.deepEqual((await gupcheck(["explain", "violated"])).out.match(/\((verdict|concern)\)/g), [
      "(verdict)",
      "(concern)",
    ]);
  });

  it("suggests what was meant", async () => {
    const { code, out, err } = await gupcheck(["explain", "no-dma-to-claen-page"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /did you mean "no-dma-to-clean-page"\?/);
    assert.match((await gupcheck(["explain", "xyzzy-plugh"])).err, /`gupcheck explain` lists what there is/);
  });

  it("keeps to the width and to plain text", async () => {
    for (const { name } of topics.slice(0, 40)) {
      const { code, out } = await gupcheck(["explain", name, "--width", "72"]);
      assert.equal(code, 0, name);
      for (const line of out.split("\n")) if (!line.startsWith("      ")) assert.ok(line.length <= 72, line);
      assert.ok(!out.includes("\u001b"));
      assert.doesNotMatch(out, /undefined|\[object/);
    }
  });
});
