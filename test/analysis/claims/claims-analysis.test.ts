import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isCurrent } from "../../../scripts/claims-analysis/current";
import { analysisDocument } from "../../../scripts/claims-analysis/document";
import { claimFiles, claimSource, readDocument, readRows } from "../../../scripts/claims-analysis/files";
import { measure } from "../../../scripts/claims-analysis/measure";
import { DirectLaboratory } from "../laboratory";

const REPAIR = "`npm run claims-analysis` measures what is missing or has changed";
const rows = readRows();

/** So many small claims are measured again, chosen by the hashes of their texts: others when these change. */
const SAMPLE = 5;
const SMALL = 1_000;

describe("docs/claims-analysis.md", () => {
  it("is made from what was measured", () => {
    assert.equal(readDocument(), analysisDocument(rows), REPAIR);
  });

  it("has every claim, with the text, the states and the verdicts that it has now", () => {
    assert.deepEqual(
      rows.map(({ spec }) => spec),
      claimFiles(),
      REPAIR,
    );
    assert.deepEqual(
      rows.filter((row) => !isCurrent(row)).map(({ spec }) => spec),
      [],
      REPAIR,
    );
  });

  const sample = rows
    .filter(({ states, suggested, without }) => states <= SMALL && (suggested !== undefined || without.length > 0))
    .toSorted((left, right) => (left.hash < right.hash ? -1 : 1))
    .slice(0, SAMPLE);
  for (const row of sample) {
    it(`says of ${row.spec} what the analyses find now`, async () => {
      assert.deepEqual(await measure(claimSource(row.spec), new DirectLaboratory()), row, REPAIR);
    });
  }

  it("measures a sample", () => assert.equal(sample.length, SAMPLE));
});
