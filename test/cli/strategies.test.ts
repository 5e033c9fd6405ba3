import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { folderWith, gupcheck } from "./gupcheck";
import { asExpected } from "./specs";

interface Result {
  readonly complete: boolean;
  readonly states: number;
  readonly limit?: object;
  readonly limits: object;
  readonly simulation?: object;
  readonly omissionProbability?: number;
  readonly properties: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly shortest?: boolean;
    readonly trace?: { readonly length: number };
  }[];
}

function resultsOf(json: string): readonly Result[] {
  return (JSON.parse(json) as { results: readonly (Result & { stats?: object })[] }).results.map(
    ({ stats: _, ...result }) => result,
  );
}

describe("gupcheck run --store fingerprint", () => {
  const fingerprint = ["--store", "fingerprint"];

  it("says with which probability a state was missed, in text and JSON", async () => {
    const [text, json, exact] = await Promise.all([
      gupcheck(["run", "-", ...fingerprint], { stdin: asExpected }),
      gupcheck(["run", "-", ...fingerprint, "-f", "json"], { stdin: asExpected }),
      gupcheck(["run", "-"], { stdin: asExpected }),
    ]);
    assert.deepEqual([text.code, json.code], [0, 0]);
    const [result] = resultsOf(json.out);
    assert.ok(result);
    assert.equal(result.omissionProbability, result.states ** 2 / 2 ** 65);
    assert.match(
      text.out.replaceAll(/\s+/g, " "),
      /by fingerprints: some state was missed with probability \d\.\de-15 at most;/,
    );
    assert.doesNotMatch(exact.out, /fingerprint/);
  });

  it("says so below the summary of several specs, which does not show those that pass", async (t) => {
    const folder = folderWith({ "a.yaml": asExpected, "b.yaml": asExpected }, (clean) => t.after(clean));
    const { code, out } = await gupcheck(["run", folder, ...fingerprint]);
    assert.equal(code, 0);
    assert.match(out, /^by fingerprints: some state was missed with probability \d\.\de-15 at most$/m);
  });

  it("is refused beside depth-first order", async () => {
    const { code, err } = await gupcheck(["run", "-", ...fingerprint, "--order", "depth-first"], { stdin: asExpected });
    assert.equal(code, 2);
    assert.match(err, /--store fingerprint does not go with --order depth-first/);
  });
});
