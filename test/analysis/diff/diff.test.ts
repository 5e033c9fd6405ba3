import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Difference, diff } from "../../../src/analysis";
import { small, sourceOf } from "../sources";

const options = { mostPairs: 100_000, isStopped: () => false };
const policy = (rules: string): string => `${small}policy:\n  rules:\n    - ${rules}\n`;

const none = small;
const skips = policy("{ id: skips, at: writeback.after_mkclean, when: page.pinned, do: skip }");
const skipsToo = policy("{ id: other-name, at: writeback.after_mkclean, when: page.pinned && page.dirty, do: skip }");
const waits = policy("{ id: waits, at: writeback.after_mkclean, when: page.pinned, do: wait }");
const drops = policy("{ id: drops, at: writeback.after_mkclean, when: page.pinned, do: wait, drop: [page_lock] }");

async function both(one: string, other: string, limits = options): Promise<readonly [Difference, Difference]> {
  const diffed = await diff(sourceOf(one, "one.yaml"), sourceOf(other, "other.yaml"), limits);
  if (diffed.kind !== "report") throw new TypeError(diffed.kind);
  return [diffed.sides[0].difference, diffed.sides[1].difference];
}

const kinds = (differences: readonly Difference[]): readonly string[] => differences.map(({ kind }) => kind);

describe("diff", () => {
  it("finds none where two policies do the same, whatever their rules are called", async () => {
    assert.deepEqual(kinds(await both(skips, skips)), ["none", "none"]);
    assert.deepEqual(kinds(await both(skips, skipsToo)), ["none", "none"]);
  });

  it("finds a shortest step that only one allows, and says who waits there", async () => {
    const [more, less] = await both(none, waits);
    assert.equal(less.kind, "none", "who waits does nothing that it could not do otherwise");
    if (more.kind !== "difference") throw new TypeError(more.kind);
    assert.equal(more.actor, "flusher");
    assert.deepEqual(
      more.instead.map(({ waitsFor }) => waitsFor),
      [["waits"]],
    );
    // 19 steps to the write-protected pinned page and the step that cleans it; fewer would contradict the rule.
    assert.equal(more.trace.moves.length, more.trace.states.length - 1);
  });

  it("tells a skip from a wait, both ways", async () => {
    const [skip, wait] = await both(skips, drops);
    assert.deepEqual(kinds([skip, wait]), ["difference", "difference"]);
  });

  it("does not count sleeping and waking up, but what it lets others do", async () => {
    const [held, dropped] = await both(waits, drops);
    assert.equal(held.kind, "none");
    assert.equal(dropped.kind, "difference");
  });

  it("looks at the other policy in the scenario of the first spec", async () => {
    const elsewhere = skips.replace("legacy-sync", "iomap").replace("required", "not-needed");
    assert.deepEqual(kinds(await both(skips, elsewhere)), ["none", "none"]);
  });

  it("says how far it came where a limit cut it", async () => {
    const [cut] = await both(none, skips, { ...options, mostPairs: 20 });
    assert.ok(cut.kind === "open" && cut.limit === "pairs" && cut.depth > 0);
    const [stopped] = await both(none, skips, { ...options, isStopped: () => true });
    assert.deepEqual(stopped, { kind: "open", depth: 0, limit: "interrupted", pairs: 1 });
  });
});
