import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { validateXML } from "xmllint-wasm";
import { junitXml, type RunReport } from "../../../src/report";
import { fileOptions } from "../file-options";
import { everything, hostile, hostileRun, interrupted, nothing, passing, reports } from "../reports";

const schema = readFileSync(join(__dirname, "junit.xsd"), "utf8");

/** The document as libxml2 reads it; throws where it is not well-formed or not of the documented form. */
async function parsed(xml: string): Promise<string> {
  const { valid, errors, normalized } = await validateXML({
    xml: { fileName: "junit.xml", contents: xml },
    schema: { fileName: "junit.xsd", contents: schema },
    normalization: "c14n",
  });
  assert.ok(valid, JSON.stringify(errors));
  return normalized;
}

interface Case {
  readonly name: string;
  readonly outcome: string;
  readonly type: string;
}

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

function casesOf(canonical: string): readonly Case[] {
  return [...canonical.matchAll(/<testcase ([^>]*)>\s*(?:<(failure|error|skipped|system-out)([^>]*)>)?/g)].map(
    ([, tag = "", outcome = "passed", details = ""]) => ({
      name: attribute(` ${tag}`, "name"),
      outcome,
      type: attribute(details, "type"),
    }),
  );
}

const xml = (report: RunReport): string => junitXml(report, fileOptions);

describe("JUnit XML", () => {
  it("is well-formed and of the documented form, whatever specs say", async () => {
    for (const report of Object.values(reports)) await parsed(xml(report));
  });

  it("has a case for each property, and fails, errs or skips as the verdict says", async () => {
    const cases = casesOf(await parsed(xml(everything)));
    const outcomes = cases.map(({ name, outcome, type }) => `${name}: ${outcome} ${type}`.trim());
    assert.deepEqual(outcomes, [
      "no-crash: failure violated",
      "no-dma-to-clean-page: failure violated",
      "deadlock-free: failure violated",
      "first-fork-free: failure violated",
      "no-crash: passed",
      "no-dma-to-clean-page: passed",
      "deadlock-free: error inconclusive",
      "mutual-exclusion: error inconclusive",
      "no-dma-to-clean-page: failure violated",
      "few-lost-writes: failure violated",
      "deadlock-free: passed",
      "fsync-returns: failure violated",
      "partly-stuck: failure violated",
      "deadlock-free: skipped vacuous",
      "other: failure vacuous",
      "unexpectedly-safe: failure holds",
      "plain: passed",
      "undecided: error inconclusive",
      "deadlock-free: error inconclusive",
      "mutual-exclusion: error inconclusive",
      "the spec can be checked: error spec/unknown-property",
      "the spec can be checked: error model/out-of-range",
      "the spec can be checked: error internal/error",
    ]);
  });

  it("counts what it has", async () => {
    const canonical = await parsed(xml(everything));
    const suites = canonical.split("<testsuite ").slice(1);
    const sum = (key: string): number =>
      suites.reduce((total, suite) => total + Number(attribute(` ${suite}`, key)), 0);
    const cases = casesOf(canonical);
    const root = /<testsuites [^>]*>/.exec(canonical)?.[0] ?? "";
    for (const [key, outcome] of [
      ["failures", "failure"],
      ["errors", "error"],
      ["skipped", "skipped"],
    ] as const) {
      assert.equal(sum(key), cases.filter((each) => each.outcome === outcome).length, key);
    }
    assert.equal(sum("tests"), cases.length);
    assert.deepEqual(
      ["tests", "failures", "errors"].map((key) => Number(attribute(root, key))),
      [sum("tests"), sum("failures"), sum("errors")],
    );
  });

  it("tells the interleaving of a failure, and how to reproduce it", async () => {
    const canonical = await parsed(xml(everything));
    const failure = /<failure[^>]*>[\s\S]*?<\/failure>/.exec(canonical)?.[0] ?? "";
    assert.match(failure, /VIOLATED after step 2 \(flusher, write_cache_pages\(\)\): no-crash/);
    assert.match(failure, /gupcheck run specs\/crash\.yaml/);
    assert.match(canonical, /steps 2 to \d+ can repeat forever/);
  });

  it("tells expected interleavings only if asked to", async () => {
    const all = { ...fileOptions, text: { ...fileOptions.text, traces: "all" } } as const;
    assert.deepEqual(
      casesOf(await parsed(junitXml(passing, all))).map(({ outcome }) => outcome),
      ["system-out", "system-out"],
    );
    assert.doesNotMatch(xml(passing), /system-out/);
  });

  it("has an error where a run was interrupted", async () => {
    assert.deepEqual(
      casesOf(await parsed(xml(interrupted))).filter(({ outcome }) => outcome !== "passed"),
      [{ name: "all specs are checked", outcome: "error", type: "interrupted" }],
    );
  });

  it("has no control characters, and no markup that is not its own", async () => {
    assert.doesNotMatch(xml(hostileRun), /(?!\n)\p{Cc}|\p{Cf}|[\ufffe\uffff]/u);
    const names = [...(await parsed(xml(hostileRun))).matchAll(/<([a-z-]+)/g)].map(([, name]) => name);
    assert.deepEqual(
      [...new Set(names)].sort(),
      ["error", "failure", "properties", "property", "testcase", "testsuite", "testsuites"].sort(),
    );
    assert.ok(hostile.includes("<script>"));
  });

  it("has no suites where there are no specs", async () => {
    assert.deepEqual(casesOf(await parsed(xml(nothing))), []);
  });

  it("is refused by the check where it is wrong", async () => {
    const good = xml(passing);
    for (const [right, wrong] of [
      ["<testsuite ", "<testsweet "],
      [' tests="2"', ""],
      ['name="no-crash"', 'name="no-dma-to-clean-page"'],
      ["</testsuite>", ""],
      ["<testcase ", "<failure/><testcase "],
      ["Message-ID", "&bogus;"],
    ] as const) {
      assert.ok(good.includes(right), right);
      await assert.rejects(parsed(good.replace(right, wrong)), right);
    }
  });
});
