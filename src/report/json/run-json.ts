import { type PlacedDiagnostic, type PropertyReport, passed, type RunReport, type SpecResult } from "../spec-result";
import type { TraceReport } from "../trace";
import { gateObject } from "./gate-object";
import type { RunObject } from "./result-schema";

/** Raised whenever a key changes its meaning or goes away; new keys do not count. See result-schema.ts. */
const SCHEMA_VERSION = 1;

type ResultObject = RunObject["results"][number];
type DiagnosticObject = RunObject["diagnostics"][number];
type TraceObject = NonNullable<DiagnosticObject["trace"]>;

/**
 * A run as one JSON object: keys sorted, nothing but `stats` differs from run to run. Control characters are escaped, so
 * that it can be shown on a terminal.
 */
export function runJson(report: RunReport): string {
  return jsonText(runObject(report));
}

/**
 * Data as JSON with sorted keys and no control characters, and nothing in it that a CI server takes for a command in the
 * log (`##[error]`).
 */
export function jsonText(data: object): string {
  const text = JSON.stringify(sorted(data), undefined, 2);
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === "\n" ? character : character.split("").map(escapedUnit).join(""),
  );
  return `${safe.replace(/##(?=\w*\[)/g, "#\\u0023")}\n`;
}

function escapedUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function runObject(report: RunReport): RunObject {
  const { toolVersion, plugins = [], outcomes, interrupted } = report;
  const gate = gateObject(report);
  const results = outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome.result] : []));
  return {
    schemaVersion: SCHEMA_VERSION,
    toolVersion,
    passed: !interrupted && results.length === outcomes.length && results.every(passed),
    ...(interrupted ? { interrupted } : {}),
    ...(gate === undefined ? {} : { gate }),
    plugins,
    diagnostics: outcomes
      .flatMap((outcome) => (outcome.kind === "checked" ? [] : outcome.diagnostics))
      .map(diagnosticObject),
    results: results.map(resultObject),
  };
}

function diagnosticObject({ trace, ...diagnostic }: PlacedDiagnostic): DiagnosticObject {
  return { ...diagnostic, ...(trace === undefined ? {} : { trace: traceObject(trace) }) };
}

function resultObject(result: SpecResult): ResultObject {
  const { properties, warnings, hasExpectations: _, bounds: _bounds, ...rest } = result;
  return {
    ...rest,
    passed: passed(result),
    properties: properties.map((property) => propertyObject(property, result)),
    warnings: warnings.map(diagnosticObject),
  };
}

function propertyObject(property: PropertyReport, { bounds, limit }: SpecResult): ResultObject["properties"][number] {
  const { judgement, trace, verdict, ...rest } = property;
  return {
    ...rest,
    verdict,
    passed: judgement === "met",
    bounds,
    ...(verdict === "inconclusive" && rest.limit === undefined && limit !== undefined ? { limit } : {}),
    ...(trace === undefined ? {} : { trace: traceObject(trace) }),
  };
}

/** Without the first state, which would make it many times as long: files of single traces have it. */
function traceObject({ actors: _, cells: _cells, steps, ...trace }: TraceReport): TraceObject {
  return { ...trace, steps: steps.map(({ next: _next, ...step }) => step) };
}

/** The same data with the keys of all objects in alphabetical order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
