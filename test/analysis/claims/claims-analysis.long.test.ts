import assert from "node:assert/strict";
import { after, test } from "node:test";
import { claimSource, readRows } from "../../../scripts/claims-analysis/files";
import { measure } from "../../../scripts/claims-analysis/measure";
import { SearchPool } from "../../../src/cli/search-pool";
import { ThreadSearcher } from "../../../src/cli/searcher";

const laboratory = new SearchPool({
  width: 2,
  limits: {},
  newSearcher: () => new ThreadSearcher(),
  onChange: () => undefined,
});
after(() => laboratory.close());

for (const row of readRows()) {
  test(`docs/claims-analysis.md says of ${row.spec} what the analyses find now`, async () => {
    assert.deepEqual(await measure(claimSource(row.spec), laboratory), row);
  });
}
