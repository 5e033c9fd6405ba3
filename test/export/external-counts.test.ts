import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isCurrent } from "../../scripts/external-counts/current";
import { readCounts, readDocument } from "../../scripts/external-counts/files";
import { confirmers } from "../../scripts/external-counts/row";
import { countsDocument } from "../../scripts/external-counts/table";
import { bundledSpecs } from "../specs/run-spec";

const REPAIR = "`npm run external-counts` measures what is missing or has changed; it needs spin, rumur and gcc";
const counts = readCounts();

describe("docs/external-counts.md", () => {
  it("is made from what was measured", () => {
    assert.ok(counts);
    assert.equal(readDocument(), countsDocument(counts), REPAIR);
  });

  it("has every bundled spec, with the counts and verdicts that gupcheck gives now", () => {
    assert.deepEqual(
      counts?.rows.map(({ spec }) => spec),
      [...bundledSpecs()],
      REPAIR,
    );
    assert.deepEqual(
      counts.rows.filter((row) => !isCurrent(row)).map(({ spec }) => spec),
      [],
      REPAIR,
    );
  });

  for (const tool of confirmers) {
    it(`${tool} counts as many states and transitions, and gives the same verdicts`, () => {
      for (const { spec, states, transitions, verdicts, others } of counts?.rows ?? []) {
        const found = others[tool];
        assert.deepEqual(
          found,
          { counts: "equal", states, transitions, verdicts: Object.keys(verdicts).length, remarks: [] },
          spec,
        );
        assert.ok(found.verdicts > 0, spec);
      }
    });
  }
});
