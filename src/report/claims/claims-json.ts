import { jsonText } from "../json";
import { passed, type RunReport } from "../spec-result";
import { type ClaimSpec, claimReports } from "./claims-report";

/** Raised whenever a key changes its meaning or goes away; new keys do not count. */
const SCHEMA_VERSION = 1;

/** The claims as one JSON object: keys sorted, the same bytes for the same verdicts. */
export function claimsJson(report: RunReport): string {
  const { toolVersion, outcomes, interrupted } = report;
  return jsonText({
    schemaVersion: SCHEMA_VERSION,
    toolVersion,
    passed: !interrupted && outcomes.every((outcome) => outcome.kind === "checked" && passed(outcome.result)),
    claims: claimReports(report).map(({ claim, specs }) => ({ ...claim, specs: specs.map(specObject) })),
  });
}

function specObject({ result, decisive }: ClaimSpec): object {
  return {
    spec: result.spec,
    title: result.title,
    ...(result.source === undefined ? {} : { source: result.source }),
    passed: passed(result),
    ...(decisive === undefined ? {} : { decisive: decisive.id }),
    properties: result.properties.map(({ id, verdict, expected, differs, trace }) => ({
      id,
      verdict,
      ...(expected === undefined ? {} : { expected }),
      ...(differs === undefined ? {} : { differs }),
      ...(trace === undefined ? {} : { traceLength: trace.length }),
    })),
  };
}
