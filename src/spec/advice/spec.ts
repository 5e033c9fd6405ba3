import type { SPEC_CODES } from "../spec-codes";
import { type Advice, inRule, inSpec } from "./advice";

export const specAdvice: Readonly<Record<Extract<keyof typeof SPEC_CODES, `spec/${string}`>, Advice>> = {
  "spec/bad-actor-name": {
    why: "Actors become processes of the model, whose names must not collide with those that the kernel's own have.",
    mend: "Take small letters, digits and -, and no name of the kernel's.",
    ...inSpec("actors: { App: { run: fsync } }", "actors: { app: { run: fsync } }"),
  },
  "spec/bad-format": {
    mend: "Write it as the message says.",
    ...inSpec("limits: { memory: 5 MB }", "limits: { memory: 5MiB }"),
  },
  "spec/bad-state-name": {
    why: "In conditions the name must not mean something else already.",
    mend: "Choose a name of small letters, digits and _ that is no word of the expression language and nothing in scope.",
    ...inSpec(
      "policy: { state: { dirty: { type: bool } } }",
      "policy: { state: { was_dirty: { type: bool } }, rules: [{ id: r, at: page_mkwrite, set: { was_dirty: true } }] }",
    ),
  },
  "spec/cannot-submit": {
    why: "`submit: true` submits what this actor has queued itself before it sleeps; only writeback queues I/O.",
    mend: "Leave it out.",
    ...inRule(
      "{ id: r, at: gup.check_vma, do: wait, when: page.dirty, submit: true }",
      "{ id: r, at: gup.check_vma, do: wait, when: page.dirty }",
    ),
  },
  "spec/detector-sees-nothing": {
    why:
      "pincount counts what pin_user_pages took. An actor that takes plain references with get_user_pages is invisible to it: " +
      "`page.pinned` is then false although a device may write to the page.",
    mend: "Have the actors take pins (`direct-io-reference: pin`, `long-term-reference: pin`), or choose the detector refcount.",
    ...inSpec(
      'kernel: { version: "4.19" }\npolicy: { use: [writeback-of-pinned] }',
      'kernel: { version: "4.19", direct-io-reference: pin }\npolicy: { use: [writeback-of-pinned] }',
    ),
  },
  "spec/duplicate-property": {
    mend: "Delete one, or give it another id.",
    ...inSpec("properties: [no-crash, no-crash]", "properties: [no-crash]"),
  },
  "spec/duplicate-rule": {
    why: "Reports name rules by their ids. Two bundled policies may bring the same rule.",
    mend: "Give one another id, or use only one of the policies.",
    ...inSpec("policy: { use: [stable-pages, transient-pins-literal] }", "policy: { use: [transient-pins-literal] }"),
  },
  "spec/empty-range": {
    mend: "Pages are counted from 0, and `to` is the last page itself.",
    ...inSpec(
      "actors: { p: { run: punch-hole, from: 1, to: 0 } }",
      "actors: { p: { run: punch-hole, from: 0, to: 1 } }",
    ),
  },
  "spec/illegal-action": {
    why: "Each decision point stands in a kernel function that can do only certain things there.",
    mend: "Choose one of the point's actions (`gupcheck explain POINT`), or another point.",
    ...inRule("{ id: r, at: page_mkwrite, do: bounce }", "{ id: r, at: page_mkwrite, do: fail }"),
  },
  "spec/impossible-initial-state": {
    why: "A writable PTE without a dirty page, or a dirty page without buffers, is what the kernel itself never leaves behind; on DAX there is no I/O under which a page could be.",
    mend: "Change what contradicts it, or take `any` only for what is free.",
    ...inSpec("system: { initial: { pte: rw, dirty: false } }", "system: { initial: { pte: rw, dirty: true } }"),
  },
  "spec/inner-lock-held": {
    why: "Locks are taken from the outside in. Sleeping with the inner one held, while others need the outer one, is how deadlocks begin.",
    mend: "Drop the inner ones too.",
    ...inRule(
      "{ id: r, at: page_mkwrite, do: wait, when: page.pinned, drop: [invalidate_lock] }",
      "{ id: r, at: page_mkwrite, do: wait, when: page.pinned, drop: [page_lock, invalidate_lock] }",
    ),
  },
  "spec/misplaced-option": {
    mend: "drop and submit go with wait; errno goes with fail and refuse.",
    ...inRule(
      "{ id: r, at: page_mkwrite, do: wait, when: page.pinned, errno: EIO }",
      "{ id: r, at: page_mkwrite, do: fail, when: page.pinned, errno: EIO }",
    ),
  },
  "spec/missing-key": {
    mend: "Add the key that the message names.",
    ...inRule("{ id: r, do: wait }", "{ id: r, at: page_mkwrite, do: wait, when: page.pinned }"),
  },
  "spec/multi-order-entry": {
    why:
      "`dax-entries: multi-order` makes the file one entry, which one PMD maps. Modelled is what is done to it as a whole, and " +
      "nothing that splits it, shares its blocks, or takes several of its pages at once.",
    mend: "Take a whole fsdax file of two pages or more and buffers of one page; or leave `dax-entries` out.",
    ...inSpec(
      "system: { storage: dax, pages: 2, dax-entries: multi-order }\nactors: { t: { run: truncate, from: 1 } }",
      "system: { storage: dax, pages: 2, dax-entries: multi-order }\nactors: { t: { run: truncate } }",
    ),
  },
  "spec/out-of-range": {
    why: "Scenarios are small on purpose: known bugs show with one or two pages, and every page multiplies the states.",
    mend: "Take a number within the bounds.",
    ...inSpec("system: { pages: 5 }", "system: { pages: 2 }"),
  },
  "spec/not-on-storage": {
    why: "fsdax has no page cache: nothing is reclaimed, migrated or queued there.",
    mend: "Leave the actor out, or take the other storage.",
    ...inSpec(
      "system: { storage: dax }\nactors: { a: { run: reclaim } }",
      "system: { storage: page-cache }\nactors: { a: { run: reclaim } }",
    ),
  },
  "spec/page-out-of-range": {
    mend: "Pages are counted from 0; `system: { pages: … }` says how many there are.",
    ...inSpec("actors: { a: { run: cpu-store, page: 2 } }", "actors: { a: { run: cpu-store, page: 1 } }"),
  },
  "spec/property-shape": {
    mend: "A property has an id and one of: never: condition; always: condition; on: event with require: condition; whenever: condition with leads-to: condition.",
    ...inSpec(
      "properties: [{ id: p, never: page.dirty, always: page.cached }]",
      "properties: [{ id: p, never: page.dirty }]",
    ),
  },
  "spec/repeated-value": {
    mend: "Delete one of them.",
    ...inSpec(
      "actors: { a: { run: direct-io-read, buffer: [1, 1] } }",
      "actors: { a: { run: direct-io-read, buffer: [1] } }",
    ),
  },
  "spec/rule-never-fires": {
    why: "A rule that cannot fire looks like protection and is none.",
    mend: "Look for a comparison that is always false, or a procedure that never calls this one.",
    ...inRule(
      "{ id: r, at: page_mkwrite, do: wait, when: page.dirty && false }",
      "{ id: r, at: page_mkwrite, do: wait, when: page.dirty }",
    ),
  },
  "spec/shadowed-rule": {
    why: "At each decision point the first rule whose condition is true decides, so a rule below a wider one is never asked.",
    mend: "Put the narrower rule first.",
    ...inSpec(
      "policy: { rules: [{ id: a, at: page_mkwrite, do: wait }, { id: b, at: page_mkwrite, do: fail, when: page.pinned }] }",
      "policy: { rules: [{ id: b, at: page_mkwrite, do: fail, when: page.pinned }, { id: a, at: page_mkwrite, do: wait }] }",
    ),
  },
  "spec/state-index": {
    mend: "State that is `per: page` or `per: actor` is set as name[page] or name[actor]; other state without an index.",
    ...inSpec(
      "policy: { state: { n: { type: bool, per: page } }, rules: [{ id: r, at: page_mkwrite, set: { n: true } }] }",
      'policy: { state: { n: { type: bool, per: page } }, rules: [{ id: r, at: page_mkwrite, set: { "n[page]": true } }] }',
    ),
  },
  "spec/state-never-set": {
    why: "It keeps its initial value forever, so conditions on it are constant.",
    mend: "Set it in a rule, or delete it.",
    ...inSpec(
      "policy: { state: { n: { type: bool } } }",
      "policy: { state: { n: { type: bool } }, rules: [{ id: r, at: page_mkwrite, set: { n: true } }] }",
    ),
  },
  "spec/too-few": {
    mend: "Add at least one.",
    ...inSpec("actors: {}", "actors: { a: { run: fsync } }"),
  },
  "spec/too-many": { mend: "Leave some out: every actor multiplies the states." },
  "spec/unknown-actor": {
    mend: "Name one of the actors of the spec.",
    ...inSpec(
      "actors: { app: { run: rdma }, t: { run: truncate, for: ap } }",
      "actors: { app: { run: rdma }, t: { run: truncate, for: app } }",
    ),
  },
  "spec/unknown-key": {
    mend: "Correct the spelling, or move the key to where it belongs; an editor with the JSON Schema knows the keys.",
    ...inRule(
      "{ id: r, at: page_mkwrite, do: wait, whn: page.pinned }",
      "{ id: r, at: page_mkwrite, do: wait, when: page.pinned }",
    ),
  },
  "spec/unknown-lock": {
    why: "Only locks that are held at the decision point can be dropped.",
    mend: "`gupcheck explain POINT` lists the locks held there, innermost first.",
    ...inRule(
      "{ id: r, at: page_mkwrite, do: wait, when: page.pinned, drop: [i_rwsem] }",
      "{ id: r, at: page_mkwrite, do: wait, when: page.pinned, drop: [page_lock] }",
    ),
  },
  "spec/unknown-property": {
    mend: "`gupcheck explain properties` lists those that there are; one of your own is written with never, always or on.",
    ...inSpec("properties: [no-crsh]", "properties: [no-crash]"),
  },
  "spec/unknown-state": {
    mend: "Declare it under `state`, or correct the spelling.",
    ...inSpec(
      "policy: { state: { once: { type: bool } }, rules: [{ id: r, at: page_mkwrite, set: { onec: true } }] }",
      "policy: { state: { once: { type: bool } }, rules: [{ id: r, at: page_mkwrite, set: { once: true } }] }",
    ),
  },
  "spec/unknown-value": {
    mend: "Take one of the values that the message lists.",
    ...inSpec("system: { storage: tape }", "system: { storage: dax }"),
  },
  "spec/unquoted-version": {
    why: "YAML reads 5.10 as the number 5.1.",
    mend: "Quote it.",
    ...inSpec("kernel: { version: 5.10 }", 'kernel: { version: "6.5" }'),
  },
  "spec/unreached-point": {
    why: "The rule changes nothing in this scenario: whatever the verdicts say, they say nothing about it.",
    mend: "Add an actor that comes there, or delete the rule.",
    ...inRule(
      "{ id: r, at: truncate.start, do: wait, when: first.pinned }",
      "{ id: r, at: page_mkwrite, do: wait, when: page.pinned }",
    ),
  },
  "spec/unselected-property": {
    mend: "List it under properties, or delete the expectation.",
    ...inSpec(
      "properties: [no-crash]\nexpect: { fsync-durable: vacuous }",
      "properties: [no-crash, fsync-durable]\nexpect: { fsync-durable: vacuous }",
    ),
  },
  "spec/wrong-type": {
    mend: "Write a value of the type that the message names; quote texts that look like numbers.",
    ...inSpec("title: 5", 'title: "5"'),
  },
};
