import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "../../src/checker";
import { assemble } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import { shown, withRules } from "./marked";

/** A long-term registration under a lease on fsdax, and a hole punch that frees the block. */
function verdictsOf(user: string, policy: string): Readonly<Record<string, string>> {
  const text = `gupcheck: 1
title: leases in a spec's own rules
system: { storage: dax, pages: 1 }
actors:
  holder: { run: rdma, user: ${user}, lease: shared }
  puncher: { run: punch-hole }
kernel: { version: "4.19", long-term-on-dax: allow, dax-busy-check: none }
policy:
${policy}
properties: [no-freed-block-reference, deadlock-free, { id: never-broken, never: "actors.exists(a, a.lease == breaking)" }]
`;
  const { spec, diagnostics } = loadSpec(text, "spec.yaml");
  assert.ok(spec, JSON.stringify(diagnostics));
  const { properties } = check(assemble(spec.assembly).model);
  return Object.fromEntries(properties.map(({ id, verdict }) => [id, verdict]));
}

const breaking = (more: string): string => `${more}  rules:
    - { id: pins-need-a-lease, at: gup.check_vma, when: "longterm && !actors.exists(a, a == actor && a.lease == held)", do: refuse }
    - { id: break, at: truncate.after_unmap, do: break-lease }`;

describe("break-lease", () => {
  it("asks holders, and waits until no lease is left", () => {
    const verdicts = verdictsOf("cooperative", breaking(""));
    assert.equal(verdicts["never-broken"], "violated");
    assert.equal(verdicts["no-freed-block-reference"], "holds");
  });

  it("a lease that is only removed does not protect anything", () => {
    assert.equal(verdictsOf("hostile", breaking(""))["no-freed-block-reference"], "violated");
    assert.equal(verdictsOf("hostile", breaking("  lease-timeout: fence\n"))["no-freed-block-reference"], "holds");
  });

  it("with lease-timeout: fail the operation fails", () => {
    const verdicts = verdictsOf("hostile", breaking("  lease-timeout: fail\n"));
    assert.equal(verdicts["no-freed-block-reference"], "holds");
    assert.equal(verdicts["deadlock-free"], "holds");
  });

  it("is possible where an operation holds the locks that it can drop", () => {
    assert.deepEqual(shown(withRules("{ id: r, at: page_mkwrite, do: break-lease }")), [
      'error spec/illegal-action 10:38 "break-lease"',
    ]);
    assert.deepEqual(shown(withRules("{ id: r, at: reflink.before_share, do: fail, owner-exempt: true }")), [
      'error spec/misplaced-option 10:52 "owner-exempt"',
    ]);
    assert.deepEqual(shown(withRules("{ id: r, at: page_mkwrite, do: wait, owner-exempt: true }")), [
      'error spec/misplaced-option 10:44 "owner-exempt"',
    ]);
  });

  it("a timeout without a rule that breaks leases means nothing", () => {
    const text = withRules("{ id: r, at: page_mkwrite, do: wait }");
    assert.deepEqual(shown(text.replace("policy:\n", "policy:\n  lease-timeout: fence\n")), [
      'error spec/misplaced-option 9:3 "lease-timeout"',
    ]);
  });
});
