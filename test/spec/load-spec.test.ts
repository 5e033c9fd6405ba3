import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadSpec, renderDiagnostic } from "../../src/spec";
import { shown, specWith, withRules } from "./marked";

function specOf(text: string) {
  const { spec } = loadSpec(text, "spec.yaml");
  assert.ok(spec, shown(text).join("\n"));
  return spec;
}

const worldOf = (sections: Readonly<Record<string, string>>) => specOf(specWith(sections)).assembly.world;
const propertiesOf = (sections: Readonly<Record<string, string>>) =>
  specOf(specWith(sections)).assembly.properties.map(({ id }) => id);

describe("loadSpec", () => {
  it("reports mistakes in five sections in one pass", () => {
    const text = `gupcheck: 1
title: five mistakes
system: { pages: 9 }
actors:
  app: { run: direct-io-read, bufer: [0] }
policy:
  rules:
    - id: wait
      at: page_mkwrite
      when: page.dirty && pge.pinned
      do: wiat
expect: { no-crash: hold }
`;
    assert.deepEqual(shown(text), [
      'error spec/out-of-range 3:18 "9"',
      'error spec/unknown-key 5:31 "bufer"',
      'error expression/unknown-name 10:27 "pge"',
      'error spec/unknown-value 11:11 "wiat"',
      'error spec/unknown-value 12:21 "hold"',
    ]);
    const { spec, diagnostics } = loadSpec(text, "specs/five.yaml");
    assert.equal(spec, undefined);
    assert.deepEqual(
      diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, { file: "specs/five.yaml", text })).join("\n"),
      `specs/five.yaml:3:18: error: "pages" must be at most 4 [spec/out-of-range]
  system: { pages: 9 }
                   ^
specs/five.yaml:5:31: error: actor "app" has no key "bufer" [spec/unknown-key]
    app: { run: direct-io-read, bufer: [0] }
                                ^~~~~
  help: did you mean "buffer"?
specs/five.yaml:10:27: error: unknown name "pge" [expression/unknown-name]
        when: page.dirty && pge.pinned
                            ^~~
  help: did you mean "page"?
specs/five.yaml:11:11: error: "do" cannot be "wiat" [spec/unknown-value]
        do: wiat
            ^~~~
  help: did you mean "wait"?
specs/five.yaml:12:21: error: what is expected of "no-crash" cannot be "hold" [spec/unknown-value]
  expect: { no-crash: hold }
                      ^~~~
  help: did you mean "holds"?`,
    );
  });

  it("fills in defaults", () => {
    const { kernel, scenario } = worldOf({
      system: "system: { pages: 3 }",
      actors: `actors:
  app: { run: direct-io-read }
  flusher: { run: writeback, times: forever }
  store: { run: cpu-store, page: 2 }
  cut: { run: truncate }
  punch: { run: punch-hole, from: 1 }`,
      kernel: "",
    });
    assert.equal(kernel.version, "4.19");
    assert.equal(scenario.stablePagesRequired, true);
    assert.deepEqual(scenario.initial, { cached: true, dirty: false, pte: "none", buffers: true, writeback: "none" });
    assert.deepEqual(scenario.actors, [
      { name: "app", times: 1, run: "direct-io-read", dio: "iomap", buffer: [0, 1, 2], dmaWrites: 1 },
      { name: "flusher", times: "forever", run: "writeback", sync: "WB_SYNC_NONE", from: 0 },
      { name: "store", times: 1, run: "cpu-store", page: 2 },
      { name: "cut", times: 1, run: "truncate", from: 0 },
      { name: "punch", times: 1, run: "punch-hole", from: 1, to: 2 },
    ]);
    assert.equal(worldOf({ system: "system: { initial: { cached: any } }" }).scenario.initial.buffers, "any");
  });

  it("changes switches of a kernel version", () => {
    const { kernel } = worldOf({
      kernel: 'kernel: { version: "5.15", lock-hand-over: false, writeback-order: cyclic }',
    });
    assert.equal(kernel.version, "5.15");
    assert.equal(kernel.lockHandOver, false);
    assert.equal(kernel.writebackOrder, "cyclic");
    assert.equal(kernel.sizeBeforeInvalidateLock, false);
  });

  it("selects the properties that the scenario can trigger", () => {
    const always = ["no-crash", "deadlock-free"];
    assert.deepEqual(propertiesOf({ actors: "actors: { s: { run: cpu-store, page: 0 } }" }), [
      "no-write-under-writeback",
      ...always,
    ]);
    assert.deepEqual(
      propertiesOf({
        system: "system: { stable-pages: not-needed }",
        actors: "actors: { app: { run: direct-io-read }, f: { run: writeback }, cut: { run: truncate } }",
      }),
      [
        "no-dma-to-clean-page",
        "no-clean-while-pinned",
        "no-dma-to-truncated-page",
        ...always,
        "truncate-returns",
        "truncate-succeeds",
        "pin-resolves",
      ],
    );
  });

  it("keeps a listed property that cannot be triggered", () => {
    assert.deepEqual(
      propertiesOf({ actors: "actors: { s: { run: fsync } }", properties: "properties: [no-dma-to-clean-page]" }),
      ["no-dma-to-clean-page"],
    );
  });

  it("reads limits, expectations and where things come from", () => {
    const text = specWith({
      source: "source: mail",
      claims: "claims: [C1, C12]",
      policy: "policy:\n  rules: [{ id: r, at: page_mkwrite, do: wait, when: page.dirty, note: why }]\n  use: [napalm]",
      properties: "properties: [no-crash]",
      expect: "expect: { no-crash: { verdict: holds, differs: because } }",
      limits: "limits: { states: 10, depth: 3, seconds: 0.5, memory: 512MiB }",
    });
    const spec = specOf(text);
    const at = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    assert.deepEqual(spec.limits, { states: 10, depth: 3, seconds: 0.5, memoryBytes: 512 * 2 ** 20 });
    assert.deepEqual(
      spec.expectations.map(({ span, ...rest }) => ({ ...rest, at: at(span) })),
      [{ property: "no-crash", verdict: "holds", differs: "because", at: "no-crash" }],
    );
    assert.deepEqual(
      spec.rules.map(({ span, ...rest }) => ({ ...rest, at: at(span) })),
      [
        { rule: "r", note: "why", at: "r" },
        { rule: "stable-pages-when-pinned", policy: "napalm", at: "napalm" },
      ],
    );
    assert.deepEqual(
      spec.properties.map(({ property, span }) => [property, span && at(span)]),
      [["no-crash", "no-crash"]],
    );
    assert.deepEqual([spec.source, spec.claims, spec.bugs], ["mail", ["C1", "C12"], []]);
  });

  it("gives rules their actions and errors", () => {
    const { rules } = specOf(
      withRules(
        "{ id: a, at: page_mkwrite, do: wait, drop: [page_lock], when: page.dirty }",
        "{ id: b, at: writeback.after_mkclean, do: wait, submit: true, when: sync_mode == WB_SYNC_ALL }",
        "{ id: c, at: page_mkwrite, do: fail, when: page.pinned }",
        "{ id: d, at: gup.check_vma, do: refuse, when: actor == app }",
        "{ id: e, at: page_mkwrite, do: fail, errno: EIO, when: true }",
      ),
    ).assembly;
    assert.deepEqual(
      rules.map((rule) => rule.do),
      [
        { kind: "wait", drop: ["page_lock"], submit: false },
        { kind: "wait", drop: [], submit: true },
        { kind: "fail", errno: "EBUSY" },
        { kind: "refuse", errno: "EFAULT" },
        { kind: "fail", errno: "EIO" },
      ],
    );
    assert.deepEqual(rules[3]?.when, {
      kind: "eq",
      left: { kind: "self" },
      right: { kind: "element", set: "process", index: 0 },
    });
    assert.deepEqual(rules[4]?.when, { kind: "bool", value: true });
  });

  it("quantifies a free page: some page for never, every page for always", () => {
    const { properties } = specOf(
      specWith({
        properties: `properties:
  - { id: a, never: page.dirty }
  - { id: b, always: page.dirty, trigger: page.cached }
  - { id: c, always: "pages.all(page, page.dirty)" }
  - { id: d, on: dma.write, require: page.dirty, trigger: actor == app }`,
      }),
    ).assembly;
    const dirty = { kind: "variable", name: "dirty", at: [{ kind: "local", name: "page" }] };
    const cached = { ...dirty, name: "cached" };
    const over = (kind: string, body: object) => ({ kind, bind: "page", set: "page", body });
    const [a, b, c, d] = properties;
    assert.deepEqual(a?.kind === "invariant" && a.holds, { kind: "not", of: over("exists", dirty) });
    assert.deepEqual(b?.kind === "invariant" && b.holds, over("forall", dirty));
    assert.deepEqual(b?.triggers, [
      { kind: "state", when: over("exists", cached), text: "the trigger was true: page.cached" },
    ]);
    assert.equal(c?.kind === "invariant" && c.holds.kind, "forall");
    assert.deepEqual(d?.kind === "event" && [d.on, d.require], [["dma.write"], dirty]);
    assert.deepEqual(
      d?.triggers.map((trigger) => trigger.kind === "event" && trigger.on),
      [["dma.write"]],
    );
  });

  it("lets a rule speak of procedures that this scenario does not run", () => {
    const text = withRules(
      "{ id: r, at: page_mkwrite, do: wait, when: '\"shrink_page_list\" in caller || page.dirty' }",
    );
    assert.deepEqual(shown(text), []);
    assert.deepEqual(shown(text.replace("shrink_page_list", "shrink_page_lst")), [
      'error expression/unknown-procedure 10:51 "\\"shrink_page_lst\\""',
    ]);
  });

  it("takes a comment after an expression for one", () => {
    assert.deepEqual(
      shown(withRules("id: r\n      at: page_mkwrite\n      do: wait\n      when: page.dirty # always so")),
      [],
    );
  });

  it("does not report what follows from another mistake", () => {
    // The actor has a mistake, and a rule names it.
    assert.deepEqual(
      shown(
        specWith({
          actors: "actors: { app: { run: fsinc } }",
          policy: "policy: { rules: [{ id: r, at: page_mkwrite, do: wait, when: actor == app }] }",
        }),
      ),
      ['error spec/unknown-value 4:23 "fsinc"'],
    );
    // A property is misspelt where it is listed, and expected.
    assert.deepEqual(shown(specWith({ properties: "properties: [no-crsh]", expect: "expect: { no-crash: holds }" })), [
      'error spec/unknown-property 8:14 "no-crsh"',
    ]);
    // The number of pages is wrong, and a page is named.
    assert.deepEqual(
      shown(specWith({ system: "system: { pages: many }", actors: "actors: { s: { run: cpu-store, page: 3 } }" })),
      ['error spec/wrong-type 3:18 "many"'],
    );
  });
});
