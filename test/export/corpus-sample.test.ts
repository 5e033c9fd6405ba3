import { describe, it } from "node:test";
import { assertAgreement } from "./agreement";
import { skips } from "./installed";
import { contrastOf, sampleOf, specsUpTo } from "./sample";
import { specModel } from "./spec-model";

const SAMPLE = 3;

for (const tool of ["spin", "rumur"] as const) {
  describe(`${tool} agrees on a sample of the corpus`, { skip: skips[tool] }, () => {
    for (const file of sampleOf(specsUpTo(30_000), SAMPLE)) {
      it(file, () => assertAgreement(specModel(file), tool, contrastOf(file)));
    }
  });
}
