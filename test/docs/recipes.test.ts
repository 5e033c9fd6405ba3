import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { inFolder } from "../cli/gupcheck";
import { examplesOf, matches, runExample } from "./examples";

const root = join(__dirname, "../..");
const document = "docs/recipes.md";

/** The files of a document: blocks that begin with a comment that is a name. */
function filesOf(text: string): readonly (readonly [name: string, text: string])[] {
  return [...text.matchAll(/^```(?:yaml|ts)\n((?:#|\/\/) (\S+\.(?:yaml|ts))\n[\s\S]*?)^```$/gm)].map(
    ([, block = "", name = ""]) => [name, block],
  );
}

describe(document, () => {
  const folder = mkdtempSync(join(tmpdir(), "gupcheck-recipes-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const files = filesOf(readFileSync(join(root, document), "utf8"));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  symlinkSync(join(root, "specs"), join(folder, "specs"));
  const examples = examplesOf(document);

  for (const example of examples) {
    it(`gupcheck ${example.command}`, async () => {
      const { all, lines } = await inFolder(folder, () => runExample(example));
      assert.ok(matches(lines, example.printed), `it prints:\n${all}`);
    });
  }

  it("runs every file that it shows", () => {
    const commands = examples.map(({ command }) => command).join("\n");
    assert.ok(files.length >= 10);
    for (const [name] of files) assert.ok(commands.includes(name), name);
  });
});
