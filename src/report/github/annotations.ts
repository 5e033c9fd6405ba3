import { culprit, placeToLook } from "../culprit";
import { escapeAll } from "../escape";
import type { FileOptions } from "../file-options";
import type { PlacedDiagnostic, PropertyReport, Region, RunReport, SpecOutcome, SpecResult } from "../spec-result";
import { specOf } from "../spec-status";
import { verdictSentence, violationLines } from "../text";
import type { Annotation } from "./workflow-command";

export interface GithubOptions extends FileOptions {
  /** A spec's file as seen from the root of the repository; undefined for what is no file there. */
  readonly pathOf: (file: string) => string | undefined;
}

/**
 * What GitHub should show beside the lines of the specs, in the order of the run: what is definitely wrong as errors,
 * what is inconclusive and what specs are warned of as warnings. What is as expected is not mentioned.
 */
export function annotationsOf(unsafe: RunReport, options: GithubOptions): readonly Annotation[] {
  const report = escapeAll(unsafe);
  const files = unsafe.outcomes.map((outcome) => options.pathOf(specOf(outcome)));
  const commands = unsafe.outcomes.map((outcome) => options.reproduce(specOf(outcome)));
  return [
    ...report.outcomes.flatMap((outcome, at) => ofOutcome(outcome, files[at], commands[at] ?? "", options)),
    ...(report.interrupted
      ? [{ kind: "error", title: "gupcheck was interrupted", message: "Specs may be missing." } as const]
      : []),
  ];
}

function ofOutcome(
  outcome: SpecOutcome,
  file: string | undefined,
  reproduce: string,
  options: GithubOptions,
): readonly Annotation[] {
  if (outcome.kind !== "checked") return outcome.diagnostics.map((diagnostic) => ofDiagnostic(diagnostic, options));
  const { result } = outcome;
  return [
    ...result.properties.flatMap((property) => ofProperty(property, result, file, reproduce, options)),
    ...result.warnings.map((diagnostic) => ofDiagnostic(diagnostic, options)),
  ];
}

function ofDiagnostic(
  { severity, code, message, hint, file, range }: PlacedDiagnostic,
  options: GithubOptions,
): Annotation {
  const path = options.pathOf(file);
  return {
    kind: severity,
    title: `gupcheck: ${code}`,
    message: [message, ...(hint === undefined ? [] : [`help: ${hint}`])].join("\n"),
    ...at(path, range),
  };
}

function ofProperty(
  property: PropertyReport,
  result: SpecResult,
  file: string | undefined,
  reproduce: string,
  { text }: GithubOptions,
): readonly Annotation[] {
  const { id, doc, trace, judgement, known } = property;
  if (judgement === "met") return [];
  const rule = culprit(property, result);
  const lines = [
    `${verdictSentence(property, result)}: ${result.title}`,
    ...(trace === undefined ? [`promised: ${doc}`] : violationLines(property, trace, text)),
    ...(rule === undefined ? [] : [`the rule: ${rule.id}`]),
    `to reproduce: ${reproduce}`,
  ];
  return [
    {
      kind: known === true ? "notice" : judgement === "wrong" ? "error" : "warning",
      title: `gupcheck: ${known === true ? "known: " : ""}${id} ${judgement === "wrong" ? `is ${predicate(property)}` : "is inconclusive"}`,
      message: lines.join("\n"),
      ...at(file, placeToLook(property, result)),
    },
  ];
}

function predicate({ verdict }: PropertyReport): string {
  return verdict === "holds" ? "not violated" : verdict;
}

function at(file: string | undefined, region: Region | undefined): Pick<Annotation, "file" | "line" | "column"> {
  if (file === undefined) return {};
  return { file, ...(region === undefined ? {} : { line: region.line, column: region.column }) };
}
