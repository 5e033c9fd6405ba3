import assert from "node:assert/strict";
import { test } from "node:test";
import { runSpec, validSpec } from "../specs/run-spec";

const spec = (rule: string): string => `
gupcheck: 1
title: a read of a file into its own mapping
system: { pages: 1 }
actors:
  reader: { run: direct-io-read, reads: this-file }
kernel: { version: "5.15", direct-io-file-lock: dropped-for-faults }
policy: { rules: [${rule}] }
properties: [deadlock-free]
`;

/** With one actor and nobody to interfere, the only way through the model is a line, unless it leads back. */
function endsOf(rule: string): { readonly states: number; readonly isLine: boolean } {
  const { states, transitions } = runSpec(validSpec(spec(rule), "read.yaml"));
  return { states, isLine: transitions === states - 1 };
}

test("a pin that is refused makes the read fail: faulting its buffer in would not help", () => {
  const refused = endsOf("{ id: no, at: gup.check_vma, do: refuse }");
  assert.ok(refused.isLine);
  assert.ok(refused.states < 20);
});

test("a page that is not there is faulted in, and the read begun again", () => {
  assert.ok(endsOf("").states > 40);
});
