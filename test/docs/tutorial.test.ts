import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";

const root = join(__dirname, "../..");

interface Spec {
  readonly policy?: { readonly rules: readonly unknown[] };
}

test("the YAML of docs/tutorial.md is that of the specs", () => {
  const folder = join(root, "specs/tutorial");
  const specs = readdirSync(folder).map((name) => parse(readFileSync(join(folder, name), "utf8")) as Spec);
  const rules = specs.flatMap(({ policy }) => policy?.rules ?? []);
  const text = readFileSync(join(root, "docs/tutorial.md"), "utf8");
  const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = ""]) => parse(yaml) as unknown);
  assert.equal(blocks.length, 5);
  for (const block of blocks) {
    if (Array.isArray(block)) {
      for (const rule of block)
        assert.ok(
          rules.some((known) => isDeepStrictEqual(known, rule)),
          JSON.stringify(rule),
        );
    } else {
      assert.ok(
        specs.some((spec) => isDeepStrictEqual({ ...spec, ...(block as Spec) }, spec)),
        JSON.stringify(block),
      );
    }
  }
});
