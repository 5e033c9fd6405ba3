import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

const root = join(__dirname, "../..");
const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => join("docs", name))].filter((name) =>
  name.endsWith(".md"),
);
const read = (name: string): string => readFileSync(join(root, name), "utf8");
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, "");

/** The names of headings as GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  return [...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "")
      .replaceAll(" ", "-"),
  );
}

for (const name of documents) {
  test(`${name} leads to what is there`, () => {
    for (const [, link = ""] of prose(read(name)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? name : join(dirname(name), path);
      assert.ok(existsSync(join(root, target)), `${link} is not there`);
      if (anchor !== undefined) assert.ok(anchorsOf(read(target)).includes(anchor), `${link} is no heading`);
    }
    // Placeholders and patterns apart.
    for (const [, path = ""] of prose(read(name)).matchAll(
      /`((?:src|test|specs|examples|scripts|schema)\/[\w./-]+)`/g,
    )) {
      assert.ok(existsSync(join(root, path)), `${path} is not there`);
    }
  });
}

test("every document can be reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const name of reached) {
    for (const [, path = ""] of read(name).matchAll(/\]\(([^)#\s]+\.md)/g)) {
      if (!path.includes(":")) reached.add(join(dirname(name), path));
    }
  }
  assert.deepEqual(
    documents.filter((name) => !reached.has(name)),
    [],
  );
});
