import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Runs `gupcheck` with these arguments in the folder of the trial. */
export type Command = (
  ...args: readonly string[]
) => Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;

/** A policy as somebody writes it down who has read the README only: an unknown point, a wrong type, a misspelt key. */
const FIRST = `gupcheck: 1
title: Hole punch and fsync respect pins
system: { pages: 1, stable-pages: required }
actors:
  app: { run: direct-io-read, dio: iomap }
  syncer: { run: fsync }
  puncher: { run: punch-hole }
kernel: { version: "6.5" }
policy:
  pin-detector: pincount
  rules:
    - id: sync-waits
      at: writeback.before_clean
      when: page.pinned
      do: wait
    - id: punch-waits
      at: truncate.after_unmap
      when: page.pins
      do: wait
    - id: punch-waits-for-dirty
      at: truncate.after_unmap
      wen: pages.exists(p, p.pinned && p.dirty)
      do: wait
properties: [no-write-under-writeback, no-dma-to-clean-page, no-dma-to-truncated-page, fsync-returns, truncate-returns]
`;

const MESSAGES = `mine.yaml:13:11: error: "at" cannot be "writeback.before_clean" [spec/unknown-value]
        at: writeback.before_clean
            ^~~~~~~~~~~~~~~~~~~~~~
  help: did you mean "writeback.before_mkclean"?
mine.yaml:18:13: error: unknown name "page" [expression/unknown-name]
        when: page.pins
              ^~~~
  help: there are several here: pages.exists(x, x.pins > 0)
mine.yaml:22:7: error: the rule has no key "wen" [spec/unknown-key]
        wen: pages.exists(p, p.pinned && p.dirty)
        ^~~
  help: did you mean "when"?
`;

/** What the messages say, typed in. */
const MENDED: readonly (readonly [wrong: string, right: string])[] = [
  ["writeback.before_clean", "writeback.before_mkclean"],
  ["when: page.pins\n", "when: pages.exists(x, x.pins > 0)\n"],
  ["wen:", "when:"],
];

const NEVER_FIRED = `help: at truncate.after_unmap the first rule whose condition is true decides, and "punch-waits" comes before it`;

/** What the counterexamples ask for: look at pages when no new pin can be taken, and let go of what the pinner needs. */
const REPAIRED = FIRST.replace(
  /rules:[\s\S]*?(?=properties)/,
  `rules:
    - id: sync-waits
      at: writeback.after_mkclean
      when: page.pinned
      do: wait
      drop: [page_lock]
      submit: true
    - id: punch-waits
      at: truncate.page_locked
      when: page.pinned
      do: wait
      drop: [page_lock]
`,
);

/**
 * The way of a new user in an empty folder: three mistakes mended from the messages alone, a counterexample, the repair,
 * a gate, a regression test.
 */
export async function newUserTrial(folder: string, gupcheck: Command): Promise<void> {
  const save = (text: string): void => writeFileSync(join(folder, "mine.yaml"), text);

  save(FIRST);
  const wrong = await gupcheck("check", "mine.yaml");
  assert.deepEqual([wrong.code, wrong.out, wrong.err], [2, "", MESSAGES]);
  assert.equal((await gupcheck("run", "mine.yaml")).code, 2);

  const mended = MENDED.reduce((text, [before, after]) => text.replace(before, after), FIRST);
  save(mended);
  const checked = await gupcheck("check", "mine.yaml");
  assert.deepEqual([checked.code, checked.err], [0, ""]);

  const found = await gupcheck("run", "mine.yaml", "--trace-out", "traces/{property}.json");
  assert.equal(found.code, 1);
  const verdicts = [...found.out.matchAll(/^ {2}(ok|VIOLATED) +([\w-]+) /gm)].map(([, verdict, id]) => [id, verdict]);
  assert.deepEqual(verdicts, [
    ["no-write-under-writeback", "VIOLATED"],
    ["no-dma-to-clean-page", "ok"],
    ["no-dma-to-truncated-page", "VIOLATED"],
    ["fsync-returns", "VIOLATED"],
    ["truncate-returns", "VIOLATED"],
  ]);
  assert.match(found.out, /^mine\.yaml:20:11: warning: rule "punch-waits-for-dirty" never fired/m);
  assert.ok(found.out.includes(NEVER_FIRED), found.out);
  assert.match(found.out, /^VIOLATED at step 30 \(app, DMA\): no-write-under-writeback$/m);
  assert.match(found.out, /· holds page_lock\[page0\] = syncer/);
  assert.match(found.out, /to reproduce:\n {2}gupcheck run mine\.yaml\n$/);

  const known = await gupcheck("run", "mine.yaml", "-q", "--baseline", "known.json", "--update-baseline");
  assert.equal(known.code, 0);
  assert.equal((await gupcheck("run", "mine.yaml", "-q", "--baseline", "known.json")).code, 0);
  const trace = "traces/no-dma-to-truncated-page.json";
  assert.equal((await gupcheck("replay", trace, "mine.yaml")).code, 1);

  save(REPAIRED);
  assert.equal((await gupcheck("run", "mine.yaml", "--fail-on", "all")).code, 0);
  const stale = await gupcheck("run", "mine.yaml", "--baseline", "known.json");
  assert.match(stale.out + stale.err, /stale|no longer/);
  assert.equal((await gupcheck("run", "mine.yaml", "--baseline", "known.json", "--fail-on", "all")).code, 1);
  const replayed = await gupcheck("replay", trace, "mine.yaml");
  assert.equal(replayed.code, 0);
  assert.match(replayed.out, /rule punch-waits: drops page_lock, goes to sleep/);

  assert.equal((await gupcheck("init", "specs", "--ci", "github")).code, 0);
  const workflow = readFileSync(join(folder, ".github/workflows/gupcheck.yml"), "utf8");
  const [, line = ""] = /run: npx --yes gupcheck@\S+ (run .*)$/m.exec(workflow) ?? [];
  assert.match(line, /^run specs --timeout 600 /, "the folder is checked, with the specs that are added to it");
  assert.equal((await gupcheck(...line.split(" "))).code, 0);
  writeFileSync(join(folder, "specs/mine.yaml"), mended);
  assert.equal((await gupcheck(...line.split(" "))).code, 1);
}
