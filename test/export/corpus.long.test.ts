/**
 * Every bundled spec has been through SPIN and Rumur: `npm run external-counts`, an hour for all of them, keeps what they
 * found, and external-counts.test.ts compares that with what we count now. Here is what that leaves open: that they would
 * still be given the same, for every spec, and that giving it to them still comes to the same, for specs of every size.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isExportedAsNow } from "../../scripts/external-counts/current";
import { readCounts } from "../../scripts/external-counts/files";
import { assertAgreement } from "./agreement";
import { skips } from "./installed";
import { contrastOf, sampleOf, sizesUpTo, specsUpTo } from "./sample";
import { specModel } from "./spec-model";

/** So many groups of specs of about the same size; one of each is run, for its counts and for two verdicts. */
const SIZES = 20;
const STATES = 100_000;

/** One of the largest that take a few minutes is run for its counts. */
const LARGE = [400_000, 700_000] as const;

describe("docs/external-counts.md", () => {
  const rows = readCounts()?.rows ?? [];

  it("is about the models as they are exported now", () => {
    assert.ok(rows.length > 0);
    assert.deepEqual(
      rows.filter((row) => !isExportedAsNow(row, specModel(row.spec))).map(({ spec }) => spec),
      [],
      "`npm run external-counts` measures what is exported otherwise now",
    );
  });
});

const large = specsUpTo(LARGE[1]).filter((file) => !specsUpTo(LARGE[0]).includes(file));
const sample = sizesUpTo(STATES, SIZES).flatMap((group) => sampleOf(group, 1));

for (const tool of ["spin", "rumur"] as const) {
  describe(`${tool} agrees on specs of every size`, { skip: skips[tool] }, () => {
    it("there is one of each size", () => {
      assert.equal(new Set(sample).size, SIZES);
      assert.ok(large.length > 0);
    });
    for (const file of sample) it(file, () => assertAgreement(specModel(file), tool, contrastOf(file)));
    for (const file of sampleOf(large, 1)) it(file, () => assertAgreement(specModel(file), tool, []));
  });
}
