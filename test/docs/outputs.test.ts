import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { parse } from "yaml";
import { EXIT } from "../../src/cli/exit-code";
import { FORMATS, type OutputChoice, outputChoice } from "../../src/cli/option-values";

const file = join(__dirname, "../../docs/outputs.md");
const text = readFileSync(file, "utf8");

/** The first cells of the rows of the table whose first column has this title. */
function firstColumn(title: string): readonly string[] {
  const start = text.indexOf(`\n| ${title} |`);
  assert.ok(start >= 0, title);
  const [table = ""] = text.slice(start + 1).split("\n\n");
  return table
    .split("\n")
    .slice(2)
    .map((row) => (row.split("|")[1] ?? "").trim().replaceAll("`", ""));
}

describe("docs/outputs.md", () => {
  it("has all formats and all exit codes", () => {
    assert.deepEqual(firstColumn("format"), [...FORMATS]);
    assert.deepEqual(
      firstColumn("exit")
        .map(Number)
        .sort((one, other) => one - other),
      Object.values(EXIT).sort((one, other) => one - other),
    );
  });

  it("links to what is there", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = ""]) => link);
    assert.ok(links.length > 8);
    for (const link of links) assert.ok(existsSync(join(dirname(file), link)), link);
  });

  it("has commands that gupcheck takes, and snippets that are YAML", () => {
    const commands = [...text.matchAll(/gupcheck run [^\n|']*/g)].map(([command]) => command);
    assert.ok(commands.length >= 5);
    for (const command of commands) {
      const choices = [...command.matchAll(/ -f (\S+)/g)].map(([, choice = ""]) => choice);
      const taken = choices.reduce<readonly OutputChoice[]>((before, choice) => outputChoice(choice, before), []);
      assert.equal(taken.length, choices.length);
    }
    for (const [, yaml = ""] of text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)) assert.equal(typeof parse(yaml), "object");
  });
});
