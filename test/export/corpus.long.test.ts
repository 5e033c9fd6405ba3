import { describe, it } from "node:test";
import { assertAgreement } from "./agreement";
import { skips } from "./installed";
import { contrastOf, specsUpTo } from "./sample";
import { specModel } from "./spec-model";

/** All that SPIN can finish in a few gigabytes. */
const STATES = 1_500_000;

/** Below this the verdicts of two properties are compared as well, each a run of its own. */
const small = new Set(specsUpTo(30_000));

for (const tool of ["spin", "rumur"] as const) {
  describe(`${tool} agrees on the corpus`, { skip: skips[tool] }, () => {
    for (const file of specsUpTo(STATES)) {
      const properties = small.has(file) ? contrastOf(file) : [];
      it(file, () => assertAgreement(specModel(file), tool, properties));
    }
  });
}
