import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SPEC_CODES } from "../../src/spec/spec-codes";
import { shown, specWith, withRules, withState } from "./marked";

const sets = (set: string): string => `{ id: r, at: writeback.after_mkclean, set: { ${set} } }`;

/** One mistake, and all that is said about it. The small spec has its policy in line 8, and the first rule in line 10. */
const cases: Readonly<Record<keyof typeof SPEC_CODES, readonly (readonly [text: string, ...said: string[]])[]>> = {
  "yaml/alias": [
    [specWith({ title: "title: *t" }), 'error yaml/alias 2:8 "*t"'],
    [specWith({ title: "title: &t t" }), 'error yaml/alias 2:8 "&t"'],
    [specWith({ system: "system: &s { pages: 2 }" }), 'error yaml/alias 3:9 "&s"'],
    [withRules("{ id: r, at: page_mkwrite, do: wait, when: *p.dirty }"), 'error yaml/alias 10:50 "*p.dirty"'],
  ],
  "yaml/duplicate-key": [[specWith({ title: "title: t\ntitle: u" }), 'error yaml/duplicate-key 3:1 "title"']],
  "yaml/empty": [
    ["", 'error yaml/empty 1:1 ""'],
    ["# nothing\n", 'error yaml/empty 1:1 ""'],
  ],
  "yaml/key": [[specWith({ title: "title: t\n[a, b]: c" }), 'error yaml/key 3:1 "[a, b]"']],
  "yaml/multiple-documents": [[`${specWith()}---\na: b\n`, 'error yaml/multiple-documents 8:1 "---"']],
  "yaml/null": [
    [specWith({ title: "title:" }), 'error yaml/null 2:1 "title"'],
    [specWith({ title: "title: ~" }), 'error yaml/null 2:8 "~"'],
    [withRules("null"), 'error yaml/null 10:7 "null"'],
  ],
  "yaml/swallowed-comment": [
    [
      withRules("id: r\n      at: page_mkwrite\n      do: wait\n      when: page.dirty #&& page.pinned"),
      'warning yaml/swallowed-comment 13:24 "#&& page.pinned"',
    ],
  ],
  "yaml/syntax": [
    [specWith({ title: "title: 'open" }), 'error yaml/syntax 2:8 "\'"'],
    [specWith({ title: "title: a ? b : c" }), 'error yaml/syntax 2:8 "a"'],
    [specWith({ title: "title: 'a' == b" }), 'error yaml/syntax 2:12 "== b"'],
    ["%YAML 1.1\n---\na: b\n", 'error yaml/syntax 1:1 ""'],
  ],
  "yaml/tab": [[specWith({ system: "system:\n\tpages: 2" }), 'error yaml/tab 4:1 "\\t"']],
  "yaml/tag": [
    [withRules("{ id: r, at: page_mkwrite, do: wait, when: !page.dirty }"), 'error yaml/tag 10:50 "!page.dirty"'],
    [
      withRules("id: r\n      at: page_mkwrite\n      do: wait\n      when: !page.dirty || page.pinned"),
      'error yaml/tag 13:13 "!page.dirty || page.pinned"',
    ],
    [specWith({ title: "title: !!str t" }), 'error yaml/tag 2:8 "!!str t"'],
  ],
  "yaml/too-deep": [
    [`a: ${"[".repeat(100_000)}`, 'error yaml/too-deep 1:35 "["'],
    [`a: ${"{b: ".repeat(50_000)}`, 'error yaml/too-deep 1:128 "{"'],
    ["- ".repeat(100_000), 'error yaml/too-deep 1:65 "-"'],
  ],
  "yaml/too-large": [["# ".repeat(200_000), 'error yaml/too-large 1:1 ""']],

  "spec/bad-actor-name": [
    [specWith({ actors: "actors: { disk: { run: fsync } }" }), 'error spec/bad-actor-name 4:11 "disk"'],
    [specWith({ actors: "actors: { a.worker: { run: fsync } }" }), 'error spec/bad-actor-name 4:11 "a.worker"'],
    [specWith({ actors: "actors: { App: { run: fsync } }" }), 'error spec/bad-actor-name 4:11 "App"'],
    [specWith({ actors: "actors: { __proto__: { run: fsync } }" }), 'error spec/bad-actor-name 4:11 "__proto__"'],
  ],
  "spec/bad-format": [
    [specWith({ claims: "claims: [C5, five]" }), 'error spec/bad-format 8:14 "five"'],
    [specWith({ title: 'title: " "' }), 'error spec/bad-format 2:8 "\\" \\""'],
    [specWith({ limits: "limits: { memory: 5 MB }" }), 'error spec/bad-format 8:19 "5 MB"'],
    [withRules("{ id: r, at: page_mkwrite, do: fail, errno: busy }"), 'error spec/bad-format 10:51 "busy"'],
    [withRules("{ id: R, at: page_mkwrite, do: wait }"), 'error spec/bad-format 10:13 "R"'],
  ],
  "spec/bad-state-name": [
    [
      withState("Once: { type: bool }", sets("once: true")),
      'error spec/bad-state-name 10:5 "Once"',
      'error spec/unknown-state 12:52 "once"',
    ],
    [
      withState("dirty: { type: bool }", sets("dirty: true")),
      'error spec/bad-state-name 10:5 "dirty"',
      'error spec/unknown-state 12:52 "dirty"',
    ],
    [withState("sync_mode: { type: bool }"), 'error spec/bad-state-name 10:5 "sync_mode"'],
    [withState("while: { type: bool }"), 'error spec/bad-state-name 10:5 "while"'],
    [withState("s: { type: { enum: [none, a] } }"), 'error spec/bad-state-name 10:25 "none"'],
  ],
  "spec/cannot-submit": [
    [withRules("{ id: r, at: gup.check_vma, do: wait, submit: true }"), 'error spec/cannot-submit 10:45 "submit"'],
  ],
  "spec/detector-sees-nothing": [
    [
      specWith({
        kernel: "",
        policy: "policy:\n  pin-detector: pincount\n  use: [writeback-of-pinned]",
      }),
      'warning spec/detector-sees-nothing 8:17 "pincount"',
    ],
    [
      specWith({ kernel: "", policy: "policy: { use: [writeback-of-pinned] }" }),
      'warning spec/detector-sees-nothing 7:17 "writeback-of-pinned"',
    ],
    [specWith({ kernel: "", policy: "policy: { pin-detector: refcount, use: [writeback-of-pinned] }" })],
  ],
  "spec/duplicate-property": [
    [specWith({ properties: "properties: [no-crash, no-crash]" }), 'error spec/duplicate-property 8:24 "no-crash"'],
    [
      specWith({ properties: "properties: [{ id: no-crash, never: page.dirty }]" }),
      'error spec/duplicate-property 8:20 "no-crash"',
    ],
  ],
  "spec/duplicate-rule": [
    [
      withRules("{ id: r, at: page_mkwrite, do: wait }", "{ id: r, at: gup.check_vma, do: wait }"),
      'error spec/duplicate-rule 11:13 "r"',
    ],
    [
      specWith({ policy: "policy: { use: [stable-pages, transient-pins-literal] }" }),
      'error spec/duplicate-rule 8:31 "transient-pins-literal"',
    ],
  ],
  "spec/empty-range": [
    [specWith({ actors: "actors: { p: { run: punch-hole, from: 1, to: 0 } }" }), 'error spec/empty-range 4:46 "0"'],
  ],
  "spec/illegal-action": [
    [withRules("{ id: r, at: page_mkwrite, do: bounce }"), 'error spec/illegal-action 10:38 "bounce"'],
  ],
  "spec/impossible-initial-state": [
    [
      specWith({ system: "system: { initial: { pte: rw, dirty: false } }" }),
      'error spec/impossible-initial-state 3:31 "dirty: false"',
    ],
    [
      specWith({ system: "system: { initial: { dirty: true, buffers: false } }" }),
      'error spec/impossible-initial-state 3:35 "buffers: false"',
    ],
    [
      specWith({ system: "system: { initial: { pte: ro, cached: any } }" }),
      'warning spec/impossible-initial-state 3:31 "cached: any"',
    ],
    [
      specWith({ system: "system: { storage: dax, initial: { pte: ro, writeback: submitted } }" }),
      'error spec/impossible-initial-state 3:45 "writeback: submitted"',
    ],
    [
      specWith({ system: "system: { storage: dax, initial: { writeback: any } }" }),
      'warning spec/impossible-initial-state 3:36 "writeback: any"',
    ],
    [specWith({ system: "system: { storage: dax, initial: { writeback: none } }" })],
  ],
  "spec/inner-lock-held": [
    [
      withRules("{ id: r, at: page_mkwrite, do: wait, drop: [invalidate_lock] }"),
      'error spec/inner-lock-held 10:51 "invalidate_lock"',
    ],
    [withRules("{ id: r, at: page_mkwrite, do: wait, drop: [invalidate_lock, page_lock] }")],
  ],
  "spec/misplaced-option": [
    [withRules("{ id: r, at: page_mkwrite, do: wait, errno: EIO }"), 'error spec/misplaced-option 10:44 "errno"'],
    [withRules("{ id: r, at: page_mkwrite, do: fail, drop: [page_lock] }"), 'error spec/misplaced-option 10:44 "drop"'],
    [
      specWith({ actors: "actors: { a: { run: direct-io-read, reads: this-file-elsewhere, dma-writes: 2 } }" }),
      'error spec/misplaced-option 4:77 "2"',
    ],
  ],
  "spec/missing-key": [
    [specWith({ title: "" }), 'error spec/missing-key 1:1 "gupcheck"'],
    [specWith({ actors: "" }), 'error spec/missing-key 1:1 "gupcheck"'],
    [withRules("{ id: r, do: wait }"), 'error spec/missing-key 10:9 "id"'],
    [specWith({ actors: "actors: { a: { times: 2 } }" }), 'error spec/missing-key 4:16 "times"'],
  ],
  "spec/out-of-range": [
    [specWith({ system: "system: { pages: 5 }" }), 'error spec/out-of-range 3:18 "5"'],
    [specWith({ limits: "limits: { states: 0 }" }), 'error spec/out-of-range 8:19 "0"'],
  ],
  "spec/not-on-storage": [
    [
      specWith({ system: "system: { storage: dax }", actors: "actors: { a: { run: reclaim } }" }),
      'error spec/not-on-storage 4:21 "reclaim"',
    ],
  ],
  "spec/multi-order-entry": [
    [
      specWith({ system: "system: { pages: 2, dax-entries: multi-order }" }),
      'error spec/multi-order-entry 3:34 "multi-order"',
    ],
    [
      specWith({ system: "system: { storage: dax, pages: 1, dax-entries: multi-order }" }),
      'error spec/multi-order-entry 3:32 "1"',
    ],
    [
      specWith({ system: "system: { storage: dax, dax-entries: multi-order }" }),
      'error spec/multi-order-entry 3:38 "multi-order"',
    ],
    [
      specWith({ system: "system: { storage: dax, pages: 2, dax-entries: multi-order, copy-on-write: true }" }),
      'error spec/multi-order-entry 3:76 "true"',
    ],
    ...(
      [
        ["faulting-device, buffer: [0]", '13 "faulting-device"'],
        ["reflink", '13 "reflink"'],
        ["direct-io-read, buffer: [1, 0]", '37 "[1, 0]"'],
        ["direct-io-read", '13 "direct-io-read"'],
        ["rdma", '13 "rdma"'],
        ["truncate, from: 1", '29 "1"'],
        ["punch-hole, from: 1", '31 "1"'],
        ["punch-hole, to: 0", '29 "0"'],
      ] as const
    ).map(
      ([run, place]) =>
        [
          specWith({
            system: "system: { storage: dax, pages: 2, dax-entries: multi-order }",
            actors: `actors:\n  a: { run: ${run} }`,
          }),
          `error spec/multi-order-entry 5:${place}`,
        ] as const,
    ),
  ],
  "spec/unknown-actor": [
    [
      specWith({ actors: "actors: { app: { run: rdma }, t: { run: truncate, for: ap } }" }),
      'error spec/unknown-actor 4:56 "ap"',
    ],
  ],
  "spec/page-out-of-range": [
    [specWith({ actors: "actors: { a: { run: cpu-store, page: 2 } }" }), 'error spec/page-out-of-range 4:38 "2"'],
    [
      specWith({ actors: "actors: { a: { run: direct-io-read, buffer: [0, 3] } }" }),
      'error spec/page-out-of-range 4:49 "3"',
    ],
  ],
  "spec/property-shape": [
    [specWith({ properties: "properties: [{ id: p }]" }), 'error spec/property-shape 8:16 "id"'],
    [
      specWith({ properties: "properties: [{ id: p, never: page.dirty, always: page.dirty }]" }),
      'error spec/property-shape 8:42 "always"',
    ],
  ],
  "spec/repeated-value": [
    [
      specWith({ actors: "actors: { a: { run: direct-io-read, buffer: [1, 1] } }" }),
      'error spec/repeated-value 4:49 "1"',
    ],
    [
      withRules("{ id: r, at: page_mkwrite, do: wait, drop: [page_lock, page_lock] }"),
      'error spec/repeated-value 10:62 "page_lock"',
    ],
  ],
  "spec/rule-never-fires": [
    [
      withRules("{ id: r, at: page_mkwrite, do: wait, when: page.dirty && false }"),
      'warning spec/rule-never-fires 10:50 "page.dirty && false"',
    ],
    [
      withRules("{ id: r, at: page_mkwrite, do: wait, when: '\"vfs_fsync\" in caller' }"),
      'warning spec/rule-never-fires 10:50 "\'\\"vfs_fsync\\" in caller\'"',
    ],
  ],
  "spec/shadowed-rule": [
    [
      withRules("{ id: a, at: page_mkwrite, do: wait }", "{ id: b, at: page_mkwrite, do: fail, when: page.dirty }"),
      'warning spec/shadowed-rule 11:13 "b"',
    ],
    [
      withRules(
        "{ id: a, at: page_mkwrite, do: wait, when: page.pinned }",
        "{ id: b, at: page_mkwrite, do: fail, when: page.dirty && page.pinned }",
      ),
      'warning spec/shadowed-rule 11:13 "b"',
    ],
    [
      withRules(
        '{ id: a, at: page_mkwrite, do: wait, when: "pages.exists(p, p.pinned)" }',
        '{ id: b, at: page_mkwrite, do: fail, when: "pages.exists(q, q.pinned)" }',
      ),
      'warning spec/shadowed-rule 11:13 "b"',
    ],
    [
      withRules(
        "{ id: a, at: page_mkwrite, do: wait, when: page.dirty && page.pinned }",
        "{ id: b, at: page_mkwrite, do: fail, when: page.pinned }",
      ),
    ],
  ],
  "spec/state-index": [
    [withState("n: { type: bool, per: page }", sets("n: true")), 'error spec/state-index 12:52 "n"'],
    [withState("n: { type: bool }", sets('"n[page]": true')), 'error spec/state-index 12:52 "\\"n[page]\\""'],
    [
      withState("n: { type: bool, per: actor }", sets('"n[page]": true')),
      'error spec/state-index 12:52 "\\"n[page]\\""',
    ],
    [withState("n: { type: bool, per: page }", sets('"n[page]": true'))],
    [withState("n: { type: bool, per: page }", sets('"n[pages]": true'))],
    [withState("n: { type: bool, per: actor }", sets('"n[actor]": true'))],
  ],
  "spec/state-never-set": [[withState("n: { type: bool }"), 'warning spec/state-never-set 10:5 "n"']],
  "spec/too-few": [
    [specWith({ actors: "actors: {}" }), 'error spec/too-few 4:9 "{}"'],
    [specWith({ actors: "actors: { a: { run: direct-io-read, buffer: [] } }" }), 'error spec/too-few 4:45 "[]"'],
  ],
  "spec/too-many": [
    [
      specWith({ actors: `actors:\n${"abcdefghijklm".replace(/./g, "  $&: { run: fsync }\n")}` }),
      'error spec/too-many 17:3 "m"',
    ],
  ],
  "spec/unknown-key": [
    [specWith({ titel: "titel: t" }), 'error spec/unknown-key 8:1 "titel"'],
    [specWith({ actors: "actors: { a: { run: fsync, page: 1 } }" }), 'error spec/unknown-key 4:28 "page"'],
    [withRules("{ id: r, at: page_mkwrite, do: wait, whn: x }"), 'error spec/unknown-key 10:44 "whn"'],
  ],
  "spec/unknown-lock": [
    [withRules("{ id: r, at: page_mkwrite, do: wait, drop: [i_rwsem] }"), 'error spec/unknown-lock 10:51 "i_rwsem"'],
    [withRules("{ id: r, at: gup.check_vma, do: wait, drop: [page_lock] }"), 'error spec/unknown-lock 10:45 "drop"'],
  ],
  "spec/unknown-property": [
    [specWith({ properties: "properties: [no-crsh]" }), 'error spec/unknown-property 8:14 "no-crsh"'],
    [specWith({ expect: "expect: { no-crsh: holds }" }), 'error spec/unknown-property 8:11 "no-crsh"'],
  ],
  "spec/unknown-state": [
    [withState("once: { type: bool }", sets("onec: true")), 'error spec/unknown-state 12:52 "onec"'],
    [withState("n: { type: bool, per: page }", sets("page.n: true")), 'error spec/unknown-state 12:52 "page.n"'],
  ],
  "spec/unknown-value": [
    [withState("s: { type: { enum: [a, b] }, init: c }"), 'error spec/unknown-value 10:40 "c"'],
    [specWith({ gupcheck: "gupcheck: 2" }), 'error spec/unknown-value 1:11 "2"'],
    [specWith({ system: "system: { storage: tape }" }), 'error spec/unknown-value 3:20 "tape"'],
    [specWith({ kernel: 'kernel: { version: "4.20" }' }), 'error spec/unknown-value 7:20 "\\"4.20\\""'],
    [specWith({ actors: "actors: { a: { run: fsinc } }" }), 'error spec/unknown-value 4:21 "fsinc"'],
    [withRules("{ id: r, at: page_mkwrit, do: wait }"), 'error spec/unknown-value 10:20 "page_mkwrit"'],
    [specWith({ policy: "policy: { use: [napalmm] }" }), 'error spec/unknown-value 8:17 "napalmm"'],
    [
      specWith({ policy: "policy: { use: [{ name: transient-pins-repaired, background: no }] }" }),
      'error spec/unknown-value 8:62 "no"',
    ],
  ],
  "spec/unquoted-version": [
    [specWith({ kernel: "kernel: { version: 5.10 }" }), 'error spec/unquoted-version 7:20 "5.10"'],
  ],
  "spec/unreached-point": [
    [withRules("{ id: r, at: truncate.start, do: wait }"), 'warning spec/unreached-point 10:13 "r"'],
    [
      specWith({ policy: "policy: { use: [truncate-fails-on-pinned] }" }),
      'warning spec/unreached-point 8:17 "truncate-fails-on-pinned"',
    ],
    // Some of its rules do something.
    [specWith({ policy: "policy: { use: [transient-pins-literal] }" })],
  ],
  "spec/unselected-property": [
    [specWith({ expect: "expect: { fsync-durable: holds }" }), 'error spec/unselected-property 8:11 "fsync-durable"'],
    [specWith({ properties: "properties: [fsync-durable]", expect: "expect: { fsync-durable: vacuous }" })],
  ],
  "spec/wrong-type": [
    [withState("n: { type: bool, init: 1 }"), 'error spec/wrong-type 10:28 "1"'],
    [withState("n: { type: { int: [0, 1] }, init: false }"), 'error spec/wrong-type 10:39 "false"'],
    ["just text", 'error spec/wrong-type 1:1 "j"'],
    [specWith({ title: "title: 5" }), 'error spec/wrong-type 2:8 "5"'],
    [specWith({ system: "system: { pages: 1.5 }" }), 'error spec/wrong-type 3:18 "1.5"'],
    [specWith({ actors: "actors: [fsync]" }), 'error spec/wrong-type 4:9 "[fsync]"'],
    [specWith({ expect: "expect: { no-crash: [holds] }" }), 'error spec/wrong-type 8:21 "[holds]"'],
    [
      withRules("{ id: r, at: page_mkwrite, do: wait, when: 5 }"),
      'error spec/wrong-type 10:50 "5"',
      'error expression/type-mismatch 10:50 "5"',
    ],
  ],
};

describe("diagnostics of specs", () => {
  it("has nothing to say about a valid spec", () => {
    assert.deepEqual(shown(specWith()), []);
  });

  for (const [code, texts] of Object.entries(cases)) {
    it(`reports ${code} where it is`, () => {
      for (const [text, ...said] of texts) assert.deepEqual(shown(text), said, text.slice(0, 500));
    });
  }
});
