import { describe, it } from "node:test";
import { assertAgreement } from "./agreement";
import { skips } from "./installed";
import { contrastOf, specsUpTo } from "./sample";
import { specModel } from "./spec-model";

/** All that SPIN can finish in a few gigabytes. */
const STATES = 1_500_000;

for (const tool of ["spin", "rumur"] as const) {
  describe(`${tool} agrees on the corpus`, { skip: skips[tool] }, () => {
    for (const file of specsUpTo(STATES)) {
      it(file, () => assertAgreement(specModel(file), tool, contrastOf(file)));
    }
  });
}
