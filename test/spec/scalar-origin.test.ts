import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseDocument, stringify } from "yaml";
import { Findings } from "../../src/spec/findings";
import { readYaml } from "../../src/spec/read-yaml";
import { originOf } from "../../src/spec/scalar-origin";
import { valueAt } from "../../src/spec/tree";
import { shown, withRules } from "./marked";

const rule = (when: string) => shown(withRules(`id: r\n      at: page_mkwrite\n      do: wait\n      when: ${when}`));

describe("places in expressions", () => {
  it("are exact in plain and quoted scalars", () => {
    assert.deepEqual(rule("page.dirty && pge.dirty"), ['error expression/unknown-name 13:27 "pge"']);
    assert.deepEqual(rule('"page.dirty && pge.dirty"'), ['error expression/unknown-name 13:28 "pge"']);
    assert.deepEqual(rule("'page.dirty && pge.dirty'"), ['error expression/unknown-name 13:28 "pge"']);
  });

  it("are exact after escapes", () => {
    assert.deepEqual(rule('"\\x70age.dirty\\t&& p\\u0067e.dirty"'), [
      'error expression/unknown-name 13:32 "p\\\\u0067e"',
    ]);
    assert.deepEqual(rule("'page.pte == ''ro'' && pge.dirty'"), ['error expression/unknown-name 13:36 "pge"']);
  });

  it("are exact after line breaks", () => {
    assert.deepEqual(rule("page.dirty &&\n\n        pge.dirty"), ['error expression/unknown-name 15:9 "pge"']);
    assert.deepEqual(rule('"page.dirty &&\n        pge.dirty"'), ['error expression/unknown-name 14:9 "pge"']);
    assert.deepEqual(rule('"page.dirty \\\n        && pge.dirty"'), ['error expression/unknown-name 14:12 "pge"']);
    assert.deepEqual(rule("|\n        page.dirty\n          && pge.dirty"), [
      'error expression/unknown-name 15:14 "pge"',
    ]);
    assert.deepEqual(rule(">-  # why\n        page.dirty\n        && pge.dirty"), [
      'error expression/unknown-name 15:12 "pge"',
    ]);
    assert.deepEqual(rule("|\r\n        page.dirty\r\n        && pge.dirty\r\n"), [
      'error expression/unknown-name 15:12 "pge"',
    ]);
  });

  it("are those of the same character, however the value is written", () => {
    const styles = fc.constantFrom("PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED");
    const words = fc.array(fc.constantFrom("a", "bc", "'", '"', "\\", "é", "😀", "&&", "\t", "\n", " "), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, styles, (parts, style) => {
        const text = stringify(
          { k: parts.join(" ") },
          { defaultStringType: style as "PLAIN", defaultKeyType: "PLAIN", lineWidth: 24 },
        );
        if (parseDocument(text).errors.length > 0) return;
        const findings = new Findings(text);
        const tree = readYaml(findings);
        const value = valueAt(tree, "k");
        assert.ok(value?.kind === "scalar");
        const origin = originOf(text, value);
        for (const [position, character] of Array.from(value.content).entries()) {
          if (!/^[abcé&]$/.test(character)) continue;
          const before: number = Array.from(value.content).slice(0, position).join("").length;
          const at: number = typeof origin === "number" ? origin + before : origin(before);
          assert.equal(text.charAt(at), character, text);
        }
      }),
      { numRuns: 500 },
    );
  });
});
