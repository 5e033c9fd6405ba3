import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { check, ModelErrorFound } from "../../src/checker";
import { subjectOf } from "../../src/export/subject";
import { writeTla } from "../../src/export/tla/write-tla";
import { inline, type Model } from "../../src/model";
import { programs } from "../arbitraries/program";
import { anderson } from "../models/anderson";
import { bakery } from "../models/bakery";
import { hanoi } from "../models/hanoi";
import { mcs } from "../models/mcs";
import { philosophers } from "../models/philosophers";
import { twoPhaseCommit } from "../models/two-phase-commit";
import { wide } from "../models/wide";
import { hostileModel } from "./hostile";
import { severalStarts } from "./several-starts";
import { specModel } from "./spec-model";
import { explore } from "./tla/explore";

const models: readonly (readonly [string, Model])[] = [
  ["4 philosophers", philosophers(4)],
  ["mcs for 2", mcs(2)],
  ["bakery for 2", bakery(2, 3)],
  ["anderson for 2", anderson(2)],
  ["hanoi with 4 discs", hanoi(4)],
  ["a set of 6", wide(6)],
  ["two-phase commit with 3 managers", twoPhaseCommit(3)],
  ["several initial states", severalStarts()],
  ["hostile names", hostileModel()],
  ["a kernel with a deadlock", specModel("specs/claims/c25-kara-deadlock.yaml")],
];

/** Compares states and verdicts of the evaluator of test/export/tla with our own; false where the search was cut. */
function compare(model: Model, states?: number): boolean {
  const own = check(model, states === undefined ? {} : { limits: { states } });
  if (!own.complete) return false;
  assert.equal(explore(writeTla(model, { kind: "counts" }).text).states, own.states);
  for (const { id, verdict } of own.properties) {
    // Behaviours are beyond the evaluator.
    if (model.properties.some((property) => property.id === id && property.kind === "leads-to")) continue;
    const { text, config } = writeTla(model, subjectOf(model, id));
    const [, invariant] = /^INVARIANT (?!TypeOK)(\w+)$/m.exec(config) ?? [];
    const found = explore(text, invariant);
    assert.equal(invariant === undefined ? found.deadlock : found.violated, verdict === "violated", id);
  }
  return true;
}

describe("TLA+ modules, by an evaluator of their part of the language", () => {
  for (const [name, model] of models) {
    it(`${name}: as many states, the same verdicts`, () => {
      assert.ok(compare(model));
    });
  }

  it("random programs: as many states, the same verdicts", () => {
    let compared = 0;
    fc.assert(
      fc.property(programs(), (program) => {
        try {
          if (compare(inline(program), 300)) compared += 1;
        } catch (error) {
          if (!(error instanceof ModelErrorFound)) throw error;
        }
      }),
      { numRuns: 60, seed: 20_181_220 },
    );
    assert.ok(compared > 40);
  });
});
