import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { folderWith, gupcheck } from "./gupcheck";
import { asExpected, large, notAsExpected, withoutExpectations } from "./specs";

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

describe("gupcheck run --simulate", () => {
  const runs = ["--simulate", "200", "--seed", "7"];

  it("finds a violation: exit 1, with a trace and the command that makes the same runs", async () => {
    const { code, out } = await gupcheck(["run", "-", ...runs], { stdin: notAsExpected });
    assert.equal(code, 1);
    assert.match(out, /VIOLATED +no-dma-to-clean-page +in \d+ steps; expected: holds/);
    assert.match(out, /VIOLATED at step \d+ \(app, DMA\): no-dma-to-clean-page/);
    assert.match(out, /a shorter interleaving may violate it, too/);
    assert.match(out, /asked for 200 random runs of at most 1,000 steps, seed 7/);
    assert.match(out, /after 200 random runs/);
    assert.match(out, /to reproduce:\n {2}gupcheck run --simulate 200 --seed 7 -\n/);
    assert.match(out, /inconclusive +no-crash +no violation found/);
  });

  it("never says that anything holds: exit 3 where nothing is violated", async () => {
    const stdin = withoutExpectations.replace("no-dma-to-clean-page, ", "");
    const { code, out } = await gupcheck(["run", "-", "-f", "json", ...runs], { stdin });
    assert.equal(code, 3);
    const [result] = resultsOf(out);
    assert.deepEqual(
      result?.properties.map(({ id, verdict }) => [id, verdict]),
      [["no-crash", "inconclusive"]],
    );
    assert.deepEqual(
      [result.complete, result.limit, result.simulation],
      [false, { kind: "simulation", value: 200 }, { runs: 200, depth: 1000, seed: 7 }],
    );
  });

  it("exits 3 where the expected violation is found, but the other properties are open", async () => {
    const { code, out } = await gupcheck(["run", "-", ...runs], { stdin: asExpected });
    assert.equal(code, 3);
    assert.match(out, /ok +no-dma-to-clean-page +violated in \d+ steps; as expected/);
    assert.match(out, /inconclusive +no-crash +no violation found; expected: holds/);
  });

  it("gives the same for the same seed and either engine, and something else for another seed", async () => {
    const json = async (...args: readonly string[]): Promise<readonly Result[]> =>
      resultsOf((await gupcheck(["run", "-", "-f", "json", "--simulate", "20", ...args], { stdin: large })).out);
    const [first, again, interpreted, other] = await Promise.all([
      json("--seed", "1"),
      json("--seed", "1"),
      json("--seed", "1", "--engine", "interpreter"),
      json("--seed", "2"),
    ]);
    assert.deepEqual(first, again);
    assert.deepEqual(first, interpreted);
    assert.notEqual(first[0]?.states, other[0]?.states);
  });

  it("draws a seed where none is given, and says which", async () => {
    const outs = await Promise.all(
      [1, 2].map(async () => (await gupcheck(["run", "-", "--simulate", "1"], { stdin: asExpected })).out),
    );
    const seeds = outs.map((out) => /gupcheck run --simulate 1 --seed (\d+) -$/m.exec(out)?.[1]);
    assert.ok(seeds.every((seed) => seed !== undefined));
    assert.notEqual(seeds[0], seeds[1]);
  });

  it("keeps to limits: steps of a run, seconds of all of them", async () => {
    const short = await gupcheck(["run", "-", "-f", "json", ...runs, "--max-depth", "5"], { stdin: notAsExpected });
    assert.equal(short.code, 3);
    assert.deepEqual(resultsOf(short.out)[0]?.simulation, { runs: 200, depth: 5, seed: 7 });
    const cut = await gupcheck(["run", "-", "--simulate", "1000000000", "--timeout", "0.2"], { stdin: large });
    assert.match(cut.out, /cut after 0\.2 s/);
    assert.notEqual(cut.code, 0);
  });

  it("takes its steps from the spec, but not its limit on states", async () => {
    const stdin = `${notAsExpected}limits: { depth: 30, states: 1 }\n`;
    const { out } = await gupcheck(["run", "-", "-f", "json", ...runs], { stdin });
    const [result] = resultsOf(out);
    assert.deepEqual([result?.simulation, result?.limits], [{ runs: 200, depth: 30, seed: 7 }, {}]);
  });

  it("is refused beside what belongs to a search, and so is a seed without it", async () => {
    for (const args of [
      [...runs, "--order", "depth-first"],
      [...runs, "--store", "fingerprint"],
      [...runs, "--preemptions", "2"],
      [...runs, "--checkpoint", "file"],
      [...runs, "--max-states", "10"],
      ["--seed", "7"],
      ["--simulate", "0"],
      ["--simulate", "10", "--seed", "4294967296"],
    ]) {
      const { code, out, err } = await gupcheck(["run", "-", ...args], { stdin: asExpected });
      assert.deepEqual([code, out], [2, ""], args.join(" "));
      assert.match(err, /^error: /);
    }
  });
});

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
