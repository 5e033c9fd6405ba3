import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { check, ModelErrorFound } from "../../src/checker";
import { inline, type Model } from "../../src/model";
import { programs } from "../arbitraries/program";
import { anderson } from "../models/anderson";
import { bakery } from "../models/bakery";
import { hanoi } from "../models/hanoi";
import { mcs } from "../models/mcs";
import { peterson } from "../models/peterson";
import { twoPhaseCommit } from "../models/two-phase-commit";
import { wide } from "../models/wide";
import { assertAgreement } from "./agreement";
import { skips } from "./installed";
import { specModel } from "./spec-model";

const known: readonly (readonly [string, Model])[] = [
  ["peterson for 3", peterson(3)],
  ["mcs for 3", mcs(3)],
  ["bakery for 2", bakery(2, 9)],
  ["anderson for 3", anderson(3)],
  ["hanoi with 6 discs", hanoi(6)],
  ["two-phase commit with 5 managers", twoPhaseCommit(5)],
  ["a set of 40", wide(40)],
];

/** Deadlock, crash (halted states), violated and holding invariants and event assertions, one and two pages. */
const specs = [
  "c01-no-policy",
  "c02-no-pte-recheck",
  "c04-check-after-unmap",
  "c05-repaired-two-pages",
  "c25-truncate-as-third-party",
];

/** Random models that do not go wrong, from a fixed seed. */
function randomModels(count: number): readonly Model[] {
  const models = fc.sample(programs(), { numRuns: 2 * count, seed: 4_190 }).map(inline);
  return models.filter(isSound).slice(0, count);
}

function isSound(model: Model): boolean {
  try {
    return check(model, { limits: { states: 20_000 } }).complete;
  } catch (error) {
    if (error instanceof ModelErrorFound) return false;
    throw error;
  }
}

for (const tool of ["spin", "rumur", "tlc"] as const) {
  describe(`${tool} agrees on counts and verdicts`, { skip: skips[tool] }, () => {
    for (const [name, model] of known) it(name, () => assertAgreement(model, tool));
    for (const spec of specs) it(spec, () => assertAgreement(specModel(`specs/claims/${spec}.yaml`), tool));

    const random = randomModels(20);
    it("there are enough random models", () => {
      assert.equal(random.length, 20);
    });
    for (const [number, model] of random.entries()) {
      // Responses are compared where the assumptions are the same: responses.long.test.ts.
      const asked = model.properties.flatMap(({ id, kind }) => (kind === "leads-to" ? [] : [id]));
      it(`random model ${String(number)}`, () => assertAgreement(model, tool, asked));
    }
  });
}
