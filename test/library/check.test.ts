import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import * as gupcheckLibrary from "../../src";
import {
  type CheckOptions,
  type CheckOutcome,
  check as checkInThreads,
  type LoadedSpec,
  loadSpec,
  passed,
  renderTrace,
  resultJson,
  resultText,
  type SpecResult,
  type SpecSource,
  traceFiles,
} from "../../src";
import { checkIn } from "../../src/library/check-in";
import * as pluginApi from "../../src/plugin/api";
import { DirectSearcher, gupcheck } from "../cli/gupcheck";
import { asExpected, goesWrong, large, misspelt, notAsExpected } from "../cli/specs";

/** In this thread: starting others takes long. */
const check = (spec: LoadedSpec, options: CheckOptions = {}): Promise<CheckOutcome> =>
  checkIn(() => new DirectSearcher(), spec, options);

const tutorial = "specs/tutorial/1-no-policy.yaml";
const example = join("examples/plugin/patient-writeback");

async function loaded(source: SpecSource, plugins: readonly string[] = []): Promise<LoadedSpec> {
  const spec = await loadSpec(source, { plugins });
  assert.ok(spec.kind === "loaded", JSON.stringify(spec));
  return spec;
}

function resultOf(outcome: CheckOutcome): SpecResult {
  assert.ok(outcome.kind === "checked", JSON.stringify(outcome));
  return outcome.result;
}

/** Without what differs from run to run. */
const withoutStats = (json: string): unknown =>
  JSON.parse(json, (key: string, value: unknown) => (key === "stats" ? undefined : value));

describe("import from gupcheck", () => {
  it("gives the library and the plug-in API, and neither hides a name of the other", () => {
    const library = ["check", "loadSpec", "passed", "renderTrace", "resultJson", "resultText", "traceFiles"];
    const expected = [...library, ...Object.keys(pluginApi)].sort();
    assert.deepEqual(Object.keys(gupcheckLibrary).sort(), expected);
    assert.equal(new Set(expected).size, expected.length);
  });
});

describe("loadSpec", () => {
  it("says what a spec is about", async () => {
    const { title, rules, properties, bounds, warnings, modelHash, spec } = await loaded(
      "specs/tutorial/5-repaired.yaml",
    );
    assert.equal(spec, "specs/tutorial/5-repaired.yaml");
    assert.match(title, /repaired/i);
    assert.deepEqual(rules, [
      "stable-pages",
      "fsync-waits-for-pins",
      "flusher-skips-pinned",
      "truncate-waits-for-pins",
    ]);
    assert.ok(properties.includes("fsync-durable"));
    assert.equal(bounds[0], "1 page in the page cache");
    assert.deepEqual(warnings, []);
    assert.match(modelHash, /^[0-9a-f]{16}$/);
  });

  it("reads text under any name, and hashes the model, not the name", async () => {
    const named = await loaded({ text: asExpected, name: "mine.yaml" });
    assert.equal(named.spec, "mine.yaml");
    assert.equal((await loaded({ text: asExpected })).spec, "<text>");
    assert.equal((await loaded({ text: asExpected })).modelHash, named.modelHash);
  });

  it("gives what is wrong as data", async () => {
    const refused = await loadSpec({ text: misspelt, name: "a.yaml" });
    assert.ok(refused.kind === "refused");
    assert.equal(refused.spec, "a.yaml");
    const { rendered, ...first } = refused.diagnostics[0] ?? assert.fail();
    assert.deepEqual(first, {
      code: "spec/unknown-property",
      severity: "error",
      message: first.message,
      hint: 'did you mean "no-crash"?',
      file: "a.yaml",
      range: { line: 8, column: 36, endLine: 8, endColumn: 43 },
    });
    assert.match(rendered, /^a\.yaml:8:36: error: /);
    assert.equal(resultText(refused).trim(), refused.diagnostics.map((each) => each.rendered).join("\n\n"));
    assert.equal(passed(refused), false);
  });

  it("names the file that is not there, and the one that was meant", async () => {
    const refused = await loadSpec("specs/tutorial/1-no-polcy.yaml");
    assert.ok(refused.kind === "refused");
    assert.deepEqual(
      refused.diagnostics.map(({ code }) => code),
      ["cli/unreadable"],
    );
    assert.match(refused.diagnostics[0]?.rendered ?? "", /did you mean "specs\/tutorial\/1-no-policy\.yaml"/);
  });

  it('takes "-" for a file', async () => {
    const refused = await loadSpec("-");
    assert.equal(refused.kind === "refused" ? refused.diagnostics[0]?.code : "", "cli/unreadable");
  });

  it("loads plug-ins, where it is told to, and says what is wrong with them", async () => {
    const without = await loadSpec(`${example}.yaml`);
    assert.equal(without.kind, "refused");
    const spec = await loaded(`${example}.yaml`, [`${example}.ts`]);
    assert.deepEqual(
      spec.plugins.map(({ name }) => name),
      ["patient-writeback"],
    );
    const missing = await loadSpec(`${example}.yaml`, { plugins: ["none.ts"] });
    assert.equal(missing.kind === "refused" ? missing.diagnostics[0]?.code : "", "plugin/unreadable");
  });

  it("rejects arguments of the wrong type", async () => {
    await assert.rejects(loadSpec({ text: 1 } as unknown as SpecSource), TypeError);
    await assert.rejects(loadSpec(tutorial, { plugins: "a.ts" as unknown as string[] }), TypeError);
  });
});

describe("check", () => {
  it("gives verdicts, counts and counterexamples, the same for any number of workers and both engines", async () => {
    const spec = await loaded(tutorial);
    const outcome = await checkInThreads(spec, { workers: 2 });
    const { states, properties, complete } = resultOf(outcome);
    assert.equal(complete, true);
    const violated = properties.filter(({ verdict }) => verdict === "violated");
    assert.deepEqual(
      violated.map(({ id, trace }) => [id, (trace?.length ?? 0) > 0]),
      [
        ["no-write-under-writeback", true],
        ["no-dma-to-clean-page", true],
      ],
    );
    assert.ok(passed(outcome) && states > 100);
    for (const options of [{ workers: 1 }, { workers: "auto" }, { engine: "interpreter" }] satisfies CheckOptions[]) {
      const other = await check(spec, options);
      assert.deepEqual(withoutStats(resultJson([other])), withoutStats(resultJson([outcome])));
    }
  });

  it("prints what the command line prints", async () => {
    const outcome = await check(await loaded(tutorial));
    const json = await gupcheck(["run", "-f", "json", tutorial]);
    assert.deepEqual(withoutStats(resultJson([outcome])), withoutStats(json.out));
    const text = await gupcheck(["run", "--traces", "all", "--no-ascii", "--width", "100", tutorial]);
    const stable = (lines: string): string => lines.replaceAll(/\d+(\.\d+)? (s|[KMG]iB)\b/g, "N");
    assert.equal(stable(resultText(outcome, { traces: "all" })), stable(text.out));
  });

  it("tells refused specs, plug-ins and several outcomes in one JSON object, as the command line does", async () => {
    const outcomes = [
      await check(await loaded(`${example}.yaml`, [`${example}.ts`])),
      await loadSpec("specs/tutorial/none.yaml", { plugins: [`${example}.ts`] }),
    ];
    assert.ok(outcomes.every(({ kind }) => kind !== "loaded"));
    const json = resultJson(outcomes as CheckOutcome[]);
    const args = ["run", "-f", "json", "--plugin", `${example}.ts`, `${example}.yaml`, "specs/tutorial/none.yaml"];
    const { code, out } = await gupcheck(args);
    assert.equal(code, 2);
    assert.deepEqual(withoutStats(json), withoutStats(out));
  });

  it("gives traces as data and in other formats", async () => {
    const outcome = await check(await loaded(tutorial));
    const [first] = traceFiles(outcome);
    assert.ok(first);
    assert.equal(first.format, "gupcheck-trace");
    assert.equal(first.reproduce, `gupcheck run ${tutorial}`);
    assert.deepEqual(JSON.parse(renderTrace(first, "json")), JSON.parse(JSON.stringify(first)));
    assert.match(renderTrace(first, "mermaid"), /^sequenceDiagram$/m);
    assert.match(renderTrace(first, "html"), /^<!doctype html>/i);
    assert.ok(
      renderTrace(first, "text")
        .split("\n")
        .every((line) => line.length <= 100),
    );
  });

  it("is not passed where a verdict is wrong", async () => {
    const outcome = await check(await loaded({ text: notAsExpected }));
    assert.equal(outcome.kind, "checked");
    assert.equal(passed(outcome), false);
  });

  it("cuts what a limit cuts, and never calls that a pass", async () => {
    const outcome = await check(await loaded({ text: large }), { limits: { states: 1000 } });
    const { limit, properties } = resultOf(outcome);
    assert.deepEqual(limit, { kind: "states", value: 1000 });
    assert.deepEqual(
      properties.map(({ verdict }) => verdict),
      ["inconclusive"],
    );
    assert.equal(passed(outcome), false);
  });

  it("leaves responses alone without liveness", async () => {
    const { properties } = resultOf(await check(await loaded("specs/tutorial/5-repaired.yaml"), { liveness: false }));
    assert.equal(properties.find(({ id }) => id === "fsync-returns")?.verdict, "inconclusive");
    assert.equal(properties.find(({ id }) => id === "fsync-durable")?.verdict, "holds");
    assert.equal(properties.find(({ id }) => id === "deadlock-free")?.plain, true);
  });

  it("makes random runs, the same for the same seed", async () => {
    const spec = await loaded({ text: large });
    const simulate = { runs: 50, seed: 7 };
    const [one, other] = [await check(spec, { simulate }), await check(spec, { simulate })];
    assert.deepEqual(withoutStats(resultJson([one])), withoutStats(resultJson([other])));
    assert.deepEqual(resultOf(one).simulation, { runs: 50, depth: 1000, seed: 7 });
  });

  it("stops when it is told to, with what was found, and calls that no pass", async () => {
    const spec = await loaded({ text: large });
    const controller = new AbortController();
    const seen: number[] = [];
    const outcome = await checkInThreads(spec, {
      signal: controller.signal,
      workers: 1,
      onProgress: ({ states }) => {
        seen.push(states);
        controller.abort();
      },
    });
    assert.equal(resultOf(outcome).limit?.kind, "interrupted");
    assert.ok((seen[0] ?? 0) > 0);
    assert.equal(passed(outcome), false);
    assert.equal((JSON.parse(resultJson([outcome])) as { interrupted?: boolean }).interrupted, true);
    const late = await check(spec, { signal: AbortSignal.abort() });
    assert.equal(resultOf(late).limit?.kind, "interrupted");
  });

  it("hands on what the caller's own function throws", async () => {
    const spec = await loaded({ text: large });
    const onProgress = (): never => {
      throw new Error("mine");
    };
    await assert.rejects(checkInThreads(spec, { onProgress }), { message: "mine" });
  });

  it("refuses a model that goes wrong, with the way there", async () => {
    const outcome = await check(await loaded({ text: goesWrong }));
    assert.ok(outcome.kind === "refused");
    assert.ok((outcome.diagnostics[0]?.trace?.length ?? 0) > 0);
    assert.equal(passed(outcome), false);
  });

  it("checks several specs at a time", async () => {
    const specs = await Promise.all([loaded(tutorial), loaded({ text: asExpected })]);
    const outcomes = await Promise.all(specs.map((spec) => check(spec)));
    assert.deepEqual(outcomes.map(passed), [true, true]);
  });

  it("refuses options that make no sense, and specs that loadSpec has not made", async () => {
    const spec = await loaded(tutorial);
    const wrong: readonly (readonly [options: object, message: RegExp])[] = [
      [{ workers: 0 }, /workers: a whole number from 1 on/],
      [{ workers: "many" }, /workers/],
      [{ engine: "fast" }, /engine: compiled or interpreter/],
      [{ order: "random" }, /order/],
      [{ store: "none" }, /store/],
      [{ preemptions: -1 }, /preemptions/],
      [{ limits: { states: 0 } }, /limits\.states/],
      [{ limits: { seconds: Number.NaN } }, /limits\.seconds: a positive number/],
      [{ simulate: { runs: 3 } }, /simulate\.seed/],
      [{ store: "fingerprint", order: "depth-first" }, /fingerprints/],
    ];
    for (const [options, message] of wrong) {
      await assert.rejects(checkInThreads(spec, options), (error: unknown) => {
        assert.ok(error instanceof RangeError);
        assert.match(error.message, message);
        return true;
      });
    }
    await assert.rejects(checkInThreads({ ...spec }), TypeError);
  });
});
