import { escapeAll } from "../escape";
import type { FileOptions } from "../file-options";
import { jsonText } from "../json";
import type { PlacedDiagnostic, RunReport, SpecOutcome } from "../spec-result";
import { specOf } from "../spec-status";
import { originalUriBaseIds } from "./location";
import { sarifText } from "./message";
import { diagnosticResult, propertyResults, type SarifResult } from "./results";
import { type Explain, sarifRules } from "./rules";

export interface SarifOptions extends FileOptions {
  readonly explain: Explain;
  /** The exit code of the process, and what it means. */
  readonly exit: { readonly code: number; readonly meaning: string };
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** A run as SARIF 2.1.0. The same run gives the same bytes: there are no times in it. */
export function sarifLog(unsafe: RunReport, options: SarifOptions): string {
  const report = escapeAll(unsafe);
  const rules = sarifRules(report, options.explain);
  const indices = new Map(rules.map(({ id }, at) => [id, at]));
  const results = report.outcomes.flatMap((outcome, at) => resultsOf(outcome, unsafe.outcomes[at] ?? outcome, options));
  return jsonText({
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "gupcheck",
            fullName: "gupcheck, a model checker for Linux page-pinning policies",
            ...(/^\d+\.\d+\.\d+/.test(report.toolVersion) ? { semanticVersion: report.toolVersion } : {}),
            version: report.toolVersion,
            rules,
          },
        },
        automationDetails: { id: "gupcheck/" },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds,
        invocations: [invocation(report, options)],
        results: results.map((result) => ({ ...result, ruleIndex: indices.get(result.ruleId) ?? -1 })),
      },
    ],
  });
}

/** `raw` has the same outcome with nothing escaped: addresses are encoded in a way of their own. */
function resultsOf(outcome: SpecOutcome, raw: SpecOutcome, { text }: SarifOptions): readonly SarifResult[] {
  switch (outcome.kind) {
    case "checked": {
      const { result } = outcome;
      const warnings = raw.kind === "checked" ? raw.result.warnings : [];
      return [
        ...result.properties.flatMap((property) => propertyResults(property, result, specOf(raw), text)),
        ...result.warnings.map((warning, at) => diagnosticResult(warning, warnings[at]?.file ?? warning.file)),
      ];
    }
    case "refused": {
      const diagnostics = raw.kind === "refused" ? raw.diagnostics : [];
      return outcome.diagnostics.map((each, at) => diagnosticResult(each, diagnostics[at]?.file ?? each.file));
    }
    case "internal-error":
      return []; // It says nothing about the spec: see the invocation.
  }
}

/** How the run went: a mistake of gupcheck itself, an interruption and limits are told here. */
function invocation({ outcomes, interrupted }: RunReport, { exit }: SarifOptions): object {
  const notifications = [
    ...outcomes.flatMap((outcome) =>
      outcome.kind === "internal-error" ? outcome.diagnostics.map(notificationOf) : [],
    ),
    ...(interrupted ? [{ level: "error", message: sarifText("The run was interrupted: specs may be missing.") }] : []),
    ...outcomes.flatMap((outcome) =>
      outcome.kind === "checked" && outcome.result.limit !== undefined
        ? [{ level: "warning", message: sarifText(`${outcome.result.spec}: a limit cut the search.`) }]
        : [],
    ),
  ];
  return {
    executionSuccessful: !interrupted && outcomes.every(({ kind }) => kind === "checked"),
    exitCode: exit.code,
    exitCodeDescription: exit.meaning,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function notificationOf({ code, severity, message, file }: PlacedDiagnostic): object {
  return { descriptor: { id: code }, level: severity, message: sarifText(`${file}: ${message}`) };
}
