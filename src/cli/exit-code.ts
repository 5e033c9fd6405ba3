import { type Concern, defaultConcerns, failures, type RunReport, type SpecOutcome } from "../report";
import { EXIT, type ExitCode, exitDocs, exitMeanings } from "./exit-docs";

export { EXIT, type ExitCode, exitDocs, exitMeanings };

/** The more important first: of several the first one counts. */
const ORDER: readonly ExitCode[] = exitDocs.map(([code]) => code);

/** The most important of some exit codes. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return ORDER.find((code) => codes.includes(code)) ?? EXIT.ok;
}

/**
 * The exit code of a run. What its gate is told to fail on decides about verdicts, warnings and the baseline; errors and
 * interruptions count whatever it is told.
 */
export function exitCodeOf(report: RunReport): ExitCode {
  const failOn = report.gate?.failOn ?? defaultConcerns;
  const isStale = failOn.includes("stale") && (report.gate?.baseline?.stale.length ?? 0) > 0;
  return worst([
    ...(report.interrupted ? [EXIT.interrupted] : []),
    ...(isStale ? [EXIT.wrong] : []),
    ...report.outcomes.map((outcome) => codeOf(outcome, failOn)),
  ]);
}

function codeOf(outcome: SpecOutcome, failOn: readonly Concern[]): ExitCode {
  switch (outcome.kind) {
    case "internal-error":
      return EXIT.internal;
    case "refused":
      return EXIT.refused;
    case "checked":
      return worst(failures(outcome, failOn).map((concern) => (concern === "inconclusive" ? EXIT.open : EXIT.wrong)));
  }
}
