import assert from "node:assert/strict";
import { test } from "node:test";
import { readSpec, runSpec, validSpec, verdictOf } from "./run-spec";

/**
 * A documented race: undo the one thing that matters in a spec, and the verdict of the property changes. The text that is
 * replaced stands exactly once in the spec.
 */
interface Race {
  readonly race: string;
  readonly spec: string;
  readonly undo: readonly [text: string, by: string];
  readonly property: string;
  readonly before: string;
  readonly after: string;
}

const claims = "specs/claims";
const version = 'version: "4.19"';
const withSwitch = (change: string): readonly [string, string] => [version, `${version}, ${change}`];
const noFlag = (flag: string): readonly [string, string] => [`, ${flag}`, ""];

const races: readonly Race[] = [
  {
    race: "GUP-fast takes a reference through a PTE that has been write-protected since (B19)",
    spec: `${claims}/c02-no-pte-recheck.yaml`,
    undo: noFlag("gup-fast-recheck: false"),
    property: "no-new-pin-write-under-writeback",
    before: "violated",
    after: "holds",
  },
  {
    race: "a fault makes a page writable while it is under writeback (B07)",
    spec: `${claims}/c02-no-stable-pages.yaml`,
    undo: noFlag("stable-page-wait: never"),
    property: "no-write-under-writeback",
    before: "violated",
    after: "holds",
  },
  {
    race: "a pin is taken between the look for pins and page_mkclean (B09)",
    spec: `${claims}/c03-check-before-mkclean.yaml`,
    undo: ["writeback.before_mkclean", "writeback.after_mkclean"],
    property: "no-clean-while-pinned",
    before: "violated",
    after: "holds",
  },
  {
    race: "the completion of a read needs the page lock that the waiter holds (B11)",
    spec: `${claims}/c03-page-lock-held.yaml`,
    undo: ["page.pinned, do: wait }", "page.pinned, do: wait, drop: [page_lock], submit: true }"],
    property: "deadlock-free",
    before: "violated",
    after: "holds",
  },
  {
    race: "background writeback cleans what fsync would wait for (B02)",
    spec: `${claims}/c03-repaired-background-skips.yaml`,
    undo: ["page.pinned, do: skip", "page.pinned, do: proceed"],
    property: "no-clean-while-pinned",
    before: "holds",
    after: "violated",
  },
  {
    race: "reclaim strips the buffers of a pinned page that the flusher has cleaned (B01)",
    spec: `${claims}/c01-no-policy.yaml`,
    undo: withSwitch("reclaim-skips-pinned: true, direct-io-reference: pin"),
    property: "no-unprepared-dirty",
    before: "violated",
    after: "holds",
  },
  {
    race: "writeback meets a dirty page without buffers (B01)",
    spec: `${claims}/c01-no-policy.yaml`,
    undo: withSwitch("page-without-buffers: warn"),
    property: "no-crash",
    before: "violated",
    after: "holds",
  },
  {
    race: "a fault installs its PTE after truncate has unmapped the range",
    spec: `${claims}/c04-check-after-unmap.yaml`,
    undo: [
      'truncate.after_unmap, when: "pages.exists(p, p.pinned)", do: wait, drop: [invalidate_lock]',
      "truncate.page_locked, when: page.pinned, do: wait, drop: [page_lock, invalidate_lock]",
    ],
    property: "no-dma-to-truncated-page",
    before: "violated",
    after: "holds",
  },
  {
    race: "the pinner faults on its second page while truncate waits for its first (B12)",
    spec: `${claims}/c04-invalidate-lock-held.yaml`,
    undo: ["drop: [page_lock]", "drop: [page_lock, invalidate_lock]"],
    property: "deadlock-free",
    before: "violated",
    after: "holds",
  },
  {
    race: "a truncated page is mapped again by a fault that was under way, and not unmapped a second time",
    spec: `${claims}/c04-repaired.yaml`,
    undo: withSwitch("second-unmap: false"),
    property: "no-dma-to-truncated-page",
    before: "holds",
    after: "violated",
  },
  {
    race: "queued pages wait for a pin whose owner waits for them (B10)",
    spec: `${claims}/c25-kara-deadlock.yaml`,
    undo: ["drop: [page_lock]", "drop: [page_lock], submit: true"],
    property: "deadlock-free",
    before: "violated",
    after: "holds",
  },
  {
    race: "queued pages wait for a pin, truncate for the queued pages, the pinner for truncate (B10)",
    spec: `${claims}/c25-truncate-as-third-party.yaml`,
    undo: ["drop: [page_lock]", "drop: [page_lock], submit: true"],
    property: "deadlock-free",
    before: "violated",
    after: "holds",
  },
  {
    race: "a flush under invalidate_lock waits for the pin of somebody who needs that lock",
    spec: `${claims}/c05-flush-under-invalidate-lock.yaml`,
    undo: noFlag("flush-under-invalidate-lock: true"),
    property: "deadlock-free",
    before: "violated",
    after: "holds",
  },
  {
    race: "the user sees a read complete before its pages are dirty again (B54)",
    spec: `${claims}/c01-fsync-iomap.yaml`,
    undo: ["dio: iomap", "dio: legacy-sync"],
    property: "fsync-durable",
    before: "violated",
    after: "holds",
  },
  {
    race: "plain references are invisible to the pin count (B47)",
    spec: `${claims}/c05-uncounted-reference.yaml`,
    undo: ["direct-io-reference: get", "direct-io-reference: pin"],
    property: "no-dma-to-clean-page",
    before: "violated",
    after: "holds",
  },
  {
    race: "GUP-fast never looks at the VMA",
    spec: `${claims}/c23-ban-misses-fast-path.yaml`,
    undo: ["fast-path: false", "fast-path: true"],
    property: "no-dma-to-clean-page",
    before: "violated",
    after: "vacuous",
  },
];

for (const { race, spec: file, undo, property, before, after } of races) {
  test(race, () => {
    const text = readSpec(file);
    assert.equal(text.split(undo[0]).length, 2, `"${undo[0]}" stands once in ${file}`);
    assert.equal(verdictOf(runSpec(validSpec(text, file)), property), before);
    assert.equal(verdictOf(runSpec(validSpec(text.replace(undo[0], undo[1]), file)), property), after);
  });
}
