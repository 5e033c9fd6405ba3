import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check, ModelErrorFound } from "../../src/checker";
import { assemble } from "../../src/policies";
import { loadSpec } from "../../src/spec";
import { shown, withState } from "./marked";

/** One pinned page that writeback comes to twice. */
function spec(policy: string, properties = "[no-crash]"): string {
  return `gupcheck: 1
title: state of a policy's own
system: { pages: 1, initial: { dirty: true } }
actors:
  app: { run: direct-io-read }
  flusher: { run: writeback, times: 2 }
kernel: { version: "6.5" }
policy:
${policy}
properties: ${properties}
`;
}

function resultOf(text: string) {
  const { spec: loaded, diagnostics } = loadSpec(text, "spec.yaml");
  assert.ok(loaded, JSON.stringify(diagnostics));
  return check(assemble(loaded.assembly).model);
}

function verdictsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(resultOf(text).properties.map(({ id, verdict }) => [id, verdict]));
}

const bounceOnce = `  state:
    bounced_once: { type: bool, per: page, doc: a copy of it has been written }
  rules:
    - id: skip-after-that
      at: writeback.after_mkclean
      when: page.pinned && page.bounced_once
      do: skip
    - id: bounce-once
      at: writeback.after_mkclean
      when: page.pinned
      do: bounce
      set: { "bounced_once[page]": true }`;

describe("state of a policy's own", () => {
  it("is read by conditions, and by properties of the spec", () => {
    const properties = `
  - { id: reached, never: page.bounced_once }
  - { id: not-initially, never: "page.bounced_once && !page.cached" }
  - { id: on-event, on: writeback.write, require: "!page.bounced_once || page.pinned || !page.dirty" }`;
    const verdicts = verdictsOf(spec(bounceOnce, properties));
    assert.equal(verdicts.reached, "violated");
    assert.equal(verdicts["not-initially"], "holds");
  });

  it("a rule that only sets proceeds", () => {
    const text = spec(
      `  state: { passes: { type: { int: [0, 2] } } }
  rules:
    - { id: count, at: writeback.before_mkclean, when: passes < 2, set: { passes: passes + 1 } }`,
      `
  - { id: never-twice, never: passes == 2 }
  - { id: never-cleaned, never: "!page.dirty && passes == 1" }`,
    );
    assert.deepEqual(verdictsOf(text), { "never-twice": "violated", "never-cleaned": "violated" });
  });

  it("belongs to actors, and can be set for all of them", () => {
    const text = spec(
      `  state:
    turns: { type: bool, per: actor }
    phase: { type: { enum: [idle, busy] }, init: idle }
  rules:
    - { id: note, at: writeback.before_mkclean, when: "!actor.turns", set: { "turns[actor]": true, phase: busy } }
    - { id: clear, at: writeback.after_mkclean, set: { "turns[actors]": false, phase: "phase == busy ? idle : busy" } }`,
      `
  - { id: only-the-flusher, always: "actors.all(a, !a.turns || a == flusher)" }
  - { id: busy-with-turn, always: "(phase == busy) == actors.exists(a, a.turns)" }
  - { id: never-busy, never: phase == busy }`,
    );
    assert.deepEqual(verdictsOf(text), {
      "only-the-flusher": "holds",
      "busy-with-turn": "holds",
      "never-busy": "violated",
    });
  });

  it("assignments run in the order in which they are written", () => {
    const swap = (order: string): string =>
      spec(
        `  state: { a: { type: bool, init: true }, b: { type: bool } }
  rules: [{ id: move, at: writeback.before_mkclean, when: a, set: { ${order} } }]`,
        `[{ id: moved, never: b }]`,
      );
    assert.deepEqual(verdictsOf(swap("b: a, a: false")), { moved: "violated" });
    assert.deepEqual(verdictsOf(swap("a: false, b: a")), { moved: "holds" });
  });

  it("an assignment out of range is an error of the model, and a condition can keep it in range", () => {
    const counting = (value: string): string =>
      spec(`  state: { left: { type: { int: [0, 1] }, init: 1 } }
  rules: [{ id: count, at: writeback.before_mkclean, set: { left: ${value} } }]`);
    assert.throws(() => resultOf(counting("left - 1")), ModelErrorFound);
    assert.deepEqual(verdictsOf(counting('"left > 0 ? left - 1 : 0"')), { "no-crash": "holds" });
  });

  it("values that cannot fit are refused where they are written", () => {
    const set = (type: string, value: string): readonly string[] =>
      shown(withState(`s: { type: ${type} }`, `{ id: r, at: writeback.after_mkclean, set: { s: ${value} } }`));
    assert.deepEqual(set("{ int: [0, 3] }", "4"), ['error expression/out-of-range 12:55 "4"']);
    assert.deepEqual(set("{ int: [0, 3] }", "page.dirty"), ['error expression/type-mismatch 12:55 "page.dirty"']);
    assert.deepEqual(set("{ enum: [idle, busy] }", "bussy"), ['error expression/unknown-value 12:55 "bussy"']);
    assert.deepEqual(set("bool", "1"), ['error expression/type-mismatch 12:55 "1"']);
  });

  it("names that are near are suggested, and so is how to set what is read", () => {
    const hints = (text: string) => loadSpec(text, "spec.yaml").diagnostics.map(({ hint }) => hint);
    const rule = (set: string): string =>
      withState("once: { type: bool, per: page }", `{ id: r, at: writeback.after_mkclean, set: { ${set} } }`);
    assert.deepEqual(hints(rule('"onec[page]": true')), ['did you mean "once"?', undefined].slice(0, 1));
    assert.deepEqual(hints(rule("page.once: true")), ['to set it write "once[page]"']);
    assert.deepEqual(hints(rule("once: true")), ['possible here: "once[page]", "once[pages]"']);
  });

  it("a rule needs an action or an assignment", () => {
    assert.deepEqual(shown(withState("s: { type: bool }", "{ id: r, at: page_mkwrite }")), [
      'error spec/missing-key 12:9 "id"',
    ]);
  });
});
