import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type RunReport, type SarifOptions, sarifLog } from "../../../src/report";
import { fileOptions } from "../file-options";
import { everything, expected, hostileRun, interrupted, nothing, passing, reports, violated } from "../reports";
import { sarifValidator } from "./schema";

const validate = sarifValidator();

const options: SarifOptions = {
  ...fileOptions,
  explain: (code) => (code === "spec/unknown-property" ? "There is no property of that id." : undefined),
  exit: { code: 1, meaning: "a definite wrong verdict" },
};

interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: { readonly startLine: number };
  };
  readonly message?: { readonly text: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly {
      readonly initialState?: Readonly<Record<string, { readonly text: string }>>;
      readonly locations: readonly {
        readonly executionOrder: number;
        readonly location: Location;
        readonly state: Readonly<Record<string, { readonly text: string }>>;
      }[];
    }[];
  }[];
}

interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly help: { readonly text: string };
          readonly shortDescription: { readonly text: string };
        }[];
      };
    };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly exitCode: number;
      readonly toolExecutionNotifications?: readonly { readonly level: string; readonly message: { text: string } }[];
    }[];
    readonly results: readonly Result[];
  }[];
}

function runOf(report: RunReport): Log["runs"][number] {
  const log: unknown = JSON.parse(sarifLog(report, options));
  assert.ok(validate(log), JSON.stringify(validate.errors));
  const [run] = (log as Log).runs;
  assert.ok(run);
  return run;
}

const lineOf = ({ locations }: Result): number | undefined => locations[0]?.physicalLocation?.region?.startLine;

describe("SARIF", () => {
  it("is valid, whatever the run and whatever specs say", () => {
    for (const report of Object.values(reports)) runOf(report);
  });

  it("is refused by the check where it is wrong", () => {
    const text = sarifLog(everything, options);
    for (const [right, wrong] of [
      ['"version": "2.1.0"', '"version": "2.0.0"'],
      ['"level": "error"', '"level": "bad"'],
      ['"startLine": 15', '"startLine": 0'],
      ['"executionOrder": 1', '"order": 1'],
      ['"kind": "open"', '"kind": "shut"'],
    ] as const) {
      assert.ok(text.includes(right), right);
      assert.equal(validate(JSON.parse(text.replace(right, wrong))), false, right);
    }
  });

  it("has a result for what is not as it should be, and for expected violations; levels say which", () => {
    const told = runOf(everything).results.map(({ ruleId, kind, level }) => `${ruleId} ${kind} ${level}`);
    assert.deepEqual(told, [
      "no-crash fail error",
      "no-dma-to-clean-page fail error",
      "deadlock-free fail error",
      "first-fork-free fail error",
      "no-crash fail note",
      "no-dma-to-clean-page fail note",
      "deadlock-free open none",
      "mutual-exclusion open none",
      "no-dma-to-clean-page fail error",
      "few-lost-writes fail error",
      "fsync-returns fail error",
      "partly-stuck fail error",
      "other fail error",
      "unexpectedly-safe fail error",
      "undecided open none",
      "deadlock-free open none",
      "mutual-exclusion open none",
      "spec/rule-never-fired fail warning",
      "spec/unknown-property fail error",
      "spec/rule-never-fired fail warning",
      "model/out-of-range fail error",
    ]);
  });

  it("points at what the spec expects, else at the property, else at nothing", () => {
    const [crashed, written, stuck] = runOf(everything).results;
    assert.ok(crashed && written && stuck);
    assert.deepEqual([crashed, written, stuck].map(lineOf), [15, 12, undefined]);
  });

  it("points at the rule with which a counterexample ends", () => {
    const properties = violated.properties.map((property) => {
      const { trace } = property;
      if (trace === undefined) return property;
      const steps = trace.steps.map((step) => ({ ...step, rule: "mine" }));
      return { ...property, trace: { ...trace, steps } };
    });
    const region = { line: 9, column: 1, endLine: 9, endColumn: 5 };
    const result = { ...violated, properties, rules: [{ id: "mine", location: region }] };
    const { results } = runOf({ ...passing, outcomes: [{ kind: "checked", result }] });
    assert.deepEqual(results.map(lineOf), [9, 9]);
  });

  it("lets the spec suppress what it expects, with its reason", () => {
    const { results } = runOf({ ...passing, outcomes: [{ kind: "checked", result: expected }] });
    assert.deepEqual(
      results.map(({ suppressions }) => suppressions?.map(({ justification }) => justification)),
      [["the spec expects this verdict"], ["the mail says so"]],
    );
  });

  it("has the counterexample as a code flow, with the state after each step", () => {
    const [crashed] = runOf(everything).results;
    const [flow] = crashed?.codeFlows?.[0]?.threadFlows ?? [];
    const trace = violated.properties[0]?.trace;
    assert.ok(flow !== undefined && trace !== undefined);
    assert.deepEqual(
      flow.locations.map(({ executionOrder }) => executionOrder),
      trace.steps.map((_, at) => at + 1),
    );
    assert.deepEqual(flow.initialState, { crashed: { text: "no" }, "page_lock[page0]": { text: "none" } });
    assert.deepEqual(
      flow.locations.map(({ state }) => state),
      [
        { crashed: { text: "no" }, "page_lock[page0]": { text: "flusher" } },
        { crashed: { text: "yes" }, "page_lock[page0]": { text: "flusher" } },
      ],
    );
    assert.match(flow.locations[0]?.location.message?.text ?? "", /^flusher: lock_page\(\): locks page0/);
  });

  it("says where the steps begin that repeat forever", () => {
    const forever = runOf(everything).results.find(({ ruleId }) => ruleId === "fsync-returns");
    const steps = forever?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    assert.deepEqual(
      steps.map(({ location }) => location.message?.text.includes("repeat forever")),
      steps.map((_, at) => at === 1),
    );
  });

  it("names each rule once, with help; results find theirs", () => {
    const { tool, results } = runOf(everything);
    const { rules } = tool.driver;
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex]?.id, ruleId);
    for (const { help } of rules) assert.ok(help.text.length > 40);
    const known = rules.find(({ id }) => id === "spec/unknown-property");
    assert.equal(known?.shortDescription.text, "There is no property of that id.");
  });

  it("has the same fingerprints after edits elsewhere, and others for other steps", () => {
    const moved = {
      ...violated,
      title: "another",
      states: 1,
      properties: violated.properties.map(({ expectedAt: _, location: _at, ...property }) => property),
    };
    const prints = (result: typeof violated): readonly Readonly<Record<string, string>>[] =>
      runOf({ ...passing, outcomes: [{ kind: "checked", result }] }).results.map((each) => each.partialFingerprints);
    assert.deepEqual(prints(moved), prints(violated));
    const shorter = {
      ...violated,
      properties: violated.properties.map((property) =>
        property.trace === undefined ? property : { ...property, trace: { ...property.trace, steps: [] } },
      ),
    };
    const [one] = prints(violated);
    const [other] = prints(shorter);
    assert.equal(one?.["verdict/v1"], other?.["verdict/v1"]);
    assert.notEqual(one?.["counterexample/v1"], other?.["counterexample/v1"]);
  });

  it("says how the run went", () => {
    const success = (report: RunReport): boolean | undefined => runOf(report).invocations[0]?.executionSuccessful;
    assert.deepEqual([passing, nothing, everything, interrupted].map(success), [true, true, false, false]);
    const notes = runOf(everything).invocations[0]?.toolExecutionNotifications?.map(
      ({ level, message }) => `${level}: ${message.text}`,
    );
    assert.deepEqual(notes, [
      "error: specs/bug.yaml: out of bounds",
      "warning: specs/peterson.yaml: a limit cut the search.",
      "warning: specs/warned.yaml: a limit cut the search.",
    ]);
  });

  it("has addresses that are addresses, and no links in what specs say", () => {
    const { results } = runOf(hostileRun);
    for (const { locations, message } of results) {
      const uri = locations[0]?.physicalLocation?.artifactLocation.uri ?? "";
      assert.match(uri, /^[\w%.~!*'()/-]+$/);
      assert.doesNotMatch(message.text, /\]\(/);
    }
    const at = (spec: string): Location["physicalLocation"] =>
      runOf({ ...passing, outcomes: [{ kind: "checked", result: { ...violated, spec } }] }).results[0]?.locations[0]
        ?.physicalLocation;
    assert.deepEqual(at("./a b/ü.yaml")?.artifactLocation, { uri: "a%20b/%C3%BC.yaml", uriBaseId: "%SRCROOT%" });
    assert.deepEqual(at("/abs/a.yaml")?.artifactLocation, { uri: "file:///abs/a.yaml" });
    assert.deepEqual(at("../a.yaml")?.artifactLocation, { uri: "../a.yaml" });
    assert.equal(at("<stdin>"), undefined);
  });
});
