import { escapeAll } from "../escape";
import type { FileOptions } from "../file-options";
import type { PlacedDiagnostic, PropertyReport, RunReport, SpecOutcome, SpecResult } from "../spec-result";
import { specOf } from "../spec-status";
import { counterexampleLines, diagnosticText, verdictSentence } from "../text";
import { type XmlElement, xmlDocument } from "./xml";

interface Suite {
  readonly name: string;
  readonly seconds: number;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly cases: readonly Case[];
}

/** What came of a property, or of reading a spec. */
interface Case {
  readonly name: string;
  readonly outcome: "passed" | "failure" | "error" | "skipped";
  /** The verdict, or the code of a diagnostic. */
  readonly type: string;
  readonly message: string;
  readonly text: string;
}

/**
 * A run as JUnit XML: a suite for each spec, a case for each property. A definite wrong verdict is a failure; an
 * inconclusive one is an error, and so is a spec without a result: neither may look like a pass. A property that is
 * vacuous though nobody expected anything of it is skipped.
 */
export function junitXml(unsafe: RunReport, options: FileOptions): string {
  const report = escapeAll(unsafe);
  const specs = unsafe.outcomes.map(specOf);
  const suites = [
    ...report.outcomes.map((outcome, at) => suiteOf(outcome, options.reproduce(specs[at] ?? ""), options)),
    ...(report.interrupted ? [interruptedSuite] : []),
  ];
  const cases = suites.flatMap((suite) => suite.cases);
  return xmlDocument({
    name: "testsuites",
    attributes: {
      name: "gupcheck",
      ...countsOf(cases),
      time: seconds(suites.reduce((sum, suite) => sum + suite.seconds, 0)),
    },
    children: suites.map(suiteElement),
  });
}

/** A run that was cut short has an error, whatever came of the specs it got to. */
const interruptedSuite: Suite = {
  name: "gupcheck run",
  seconds: 0,
  properties: [],
  cases: [
    {
      name: "all specs are checked",
      outcome: "error",
      type: "interrupted",
      message: "the run was interrupted: specs may be missing",
      text: "",
    },
  ],
};

function suiteOf(outcome: SpecOutcome, reproduce: string, options: FileOptions): Suite {
  switch (outcome.kind) {
    case "checked": {
      const { result } = outcome;
      return {
        name: result.spec,
        seconds: result.stats.seconds,
        properties: factsOf(result),
        cases: result.properties.map((property) => caseOf(property, result, reproduce, options)),
      };
    }
    case "refused":
    case "internal-error":
      return {
        name: outcome.spec,
        seconds: 0,
        properties: [],
        cases: [refusedCase(outcome.diagnostics, outcome.kind, options)],
      };
  }
}

function factsOf(result: SpecResult): Suite["properties"] {
  const about = [...result.claims, ...result.bugs].join(", ");
  return [
    ["title", result.title],
    ...(result.source === undefined ? [] : ([["source", result.source]] as const)),
    ...(about === "" ? [] : ([["about", about]] as const)),
    ["bounds", result.bounds.join("; ")],
    ["states", String(result.states)],
    ["transitions", String(result.transitions)],
    ["depth", String(result.depth)],
    ["complete", String(result.complete)],
    ["model-hash", result.modelHash],
  ];
}

function caseOf(property: PropertyReport, result: SpecResult, reproduce: string, { text }: FileOptions): Case {
  const { id, doc, verdict, trace } = property;
  const outcome = outcomeOf(property);
  const tells = trace !== undefined && (outcome === "failure" || text.traces === "all");
  const lines = [
    ...(tells ? counterexampleLines(property, trace, text) : outcome === "passed" ? [] : [`promised: ${doc}`]),
    ...(outcome === "failure" || outcome === "error" ? ["", "to reproduce:", `  ${reproduce}`] : []),
  ];
  return { name: id, outcome, type: verdict, message: verdictSentence(property, result), text: lines.join("\n") };
}

function outcomeOf({ judgement, verdict, expected, known }: PropertyReport): Case["outcome"] {
  if (known === true) return "skipped";
  switch (judgement) {
    case "wrong":
      return "failure";
    case "open":
      return "error";
    case "met":
      return verdict === "vacuous" && expected === undefined ? "skipped" : "passed";
  }
}

function refusedCase(
  diagnostics: readonly PlacedDiagnostic[],
  kind: "refused" | "internal-error",
  { text }: FileOptions,
): Case {
  const first = diagnostics.find(({ severity }) => severity === "error");
  return {
    name: "the spec can be checked",
    outcome: "error",
    type: first?.code ?? kind,
    message: first?.message ?? "the spec has no result",
    text: diagnostics.map((diagnostic) => diagnosticText(diagnostic, text)).join("\n"),
  };
}

function suiteElement({ name, seconds: taken, properties, cases }: Suite): XmlElement {
  return {
    name: "testsuite",
    attributes: { name, file: name, ...countsOf(cases), skipped: number(cases, "skipped"), time: seconds(taken) },
    children: [
      ...(properties.length === 0
        ? []
        : [
            {
              name: "properties",
              attributes: {},
              children: properties.map(([key, value]) => ({
                name: "property",
                attributes: { name: key, value },
                children: [],
              })),
            },
          ]),
      ...cases.map((each) => caseElement(each, classOf(name))),
    ],
  };
}

function caseElement({ name, outcome, type, message, text }: Case, classname: string): XmlElement {
  const end = text === "" ? "" : `\n${text.replace(/^\n+/, "").trimEnd()}\n`;
  const told: readonly XmlElement[] =
    outcome === "passed"
      ? end === ""
        ? []
        : [{ name: "system-out", attributes: {}, children: end }]
      : [{ name: outcome, attributes: { type, message }, children: end }];
  return { name: "testcase", attributes: { classname, name }, children: told };
}

/** Servers take what is before the last dot for a package: `specs.claims.c01`. */
function classOf(spec: string): string {
  return spec
    .replace(/\.ya?ml$/, "")
    .split(/[/\\]+/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .map((part) => part.replaceAll(".", "_"))
    .join(".");
}

function countsOf(cases: readonly Case[]): Readonly<Record<string, number>> {
  return { tests: cases.length, failures: number(cases, "failure"), errors: number(cases, "error") };
}

function number(cases: readonly Case[], wanted: Case["outcome"]): number {
  return cases.filter(({ outcome }) => outcome === wanted).length;
}

function seconds(value: number): string {
  return value.toFixed(3);
}
