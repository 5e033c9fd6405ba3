import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { check } from "../../src/checker";
import { subjectOf } from "../../src/export/subject";
import { writeTla } from "../../src/export/tla/write-tla";
import { inline, type Model } from "../../src/model";
import { systems } from "../arbitraries/system";
import { enters, testAndSet, ticketLock, withResponses } from "../models/locks";
import { philosophers } from "../models/philosophers";
import { numbered } from "../models/program";
import { holdsUnderFairness } from "./tla/behaviours";

/** How many responses could be compared. */
function compare(model: Model): Readonly<Record<"holds" | "violated", number>> {
  const compared = { holds: 0, violated: 0 };
  for (const { id, verdict } of check(model).properties) {
    const subject = subjectOf(model, id);
    if (subject.kind !== "leads-to") continue;
    const { text, config } = writeTla(model, subject);
    assert.match(config, /^SPECIFICATION FairSpec$/m);
    const [, property = ""] = /^PROPERTY (\w+)$/m.exec(config) ?? [];
    const found = holdsUnderFairness(text, property);
    if (found === undefined) continue;
    assert.equal(found ? "holds" : "violated", verdict === "vacuous" ? "holds" : verdict, id);
    compared[found ? "holds" : "violated"] += 1;
  }
  return compared;
}

describe("TLA+ responses, by trying every set of states that the module allows", () => {
  const eating = enters(numbered("philosopher", 2), ["think"], "eat");
  const models: readonly (readonly [string, Model])[] = [
    ["test-and-set", testAndSet(2)],
    ["test-and-set, handed over", testAndSet(2, { lockHandOver: true })],
    ["test-and-set by spinning, where a step that changes nothing counts", testAndSet(2, { spins: true })],
    ["a ticket lock", ticketLock(2)],
    ["philosophers who wait for each other", withResponses(philosophers(2), eating)],
    ["philosophers, one reversed", withResponses(philosophers(2, { lastReversed: true }), eating)],
    [
      "philosophers, one reversed, forks handed over",
      withResponses(philosophers(2, { lastReversed: true, lockHandOver: true }), eating),
    ],
  ];
  for (const [name, model] of models) {
    it(name, () => {
      const { holds, violated } = compare(model);
      assert.ok(holds + violated > 0);
    });
  }

  it("random systems: agents, users who need not, locks that depend on the state or are chosen", () => {
    const seen = { holds: 0, violated: 0 };
    fc.assert(
      fc.property(systems(), (program) => {
        const model = inline(program);
        if (check(model, { limits: { states: 40 } }).limit !== undefined) return;
        const { holds, violated } = compare(model);
        seen.holds += holds;
        seen.violated += violated;
      }),
      { numRuns: 150 },
    );
    assert.ok(seen.holds > 20 && seen.violated > 20, JSON.stringify(seen));
  });
});
