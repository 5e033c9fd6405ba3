import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import Ajv from "ajv";
import { parse } from "yaml";
import { loadSpec } from "../../src/spec";
import { jsonSchema } from "../../src/spec/schema";
import { bundledSpecs, fixtures } from "./fixtures";
import { specWith, withRules } from "./marked";

const file = join(__dirname, "../../schema/policy.schema.json");
const validate = new Ajv({ allowUnionTypes: true }).compile(jsonSchema());

describe("the JSON Schema of specs", () => {
  it("is current (else: npm run schema)", () => {
    assert.equal(readFileSync(file, "utf8"), `${JSON.stringify(jsonSchema(), undefined, 2)}\n`);
  });

  it("accepts every spec", () => {
    for (const { name, text } of [...fixtures, ...bundledSpecs]) {
      assert.ok(validate(parse(text)), `${name}: ${JSON.stringify(validate.errors)}`);
    }
  });

  it("refuses what the loader refuses for its form", () => {
    for (const text of [
      specWith({ titel: "titel: t" }),
      specWith({ system: "system: { pages: 9 }" }),
      specWith({ actors: "actors: { a: { run: fsync, page: 1 } }" }),
      specWith({ actors: "actors: { A: { run: fsync } }" }),
      specWith({ kernel: "kernel: { version: 6.5 }" }),
      withRules("{ id: r, at: page_mkwrite, do: bounce }"),
      withRules("{ id: r, at: gup.check_vma, do: wait, submit: true }"),
      specWith({ policy: "policy: { use: [{ name: refuse-pins, fast-path: maybe }] }" }),
      specWith({ properties: "properties: [{ id: p, on: fsync.return }]" }),
      specWith({ expect: "expect: { no-crash: hold }" }),
    ]) {
      assert.equal(loadSpec(text, "spec.yaml").spec, undefined, text);
      assert.equal(validate(parse(text)), false, text);
    }
  });
});
