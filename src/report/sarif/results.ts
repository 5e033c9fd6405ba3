import { culprit, placeToLook } from "../culprit";
import type { PlacedDiagnostic, PropertyReport, Region, SpecResult } from "../spec-result";
import type { TextOptions } from "../text";
import { verdictSentence, violationLines } from "../text";
import { codeFlows } from "./code-flow";
import { diagnosticFingerprints, propertyFingerprints } from "./fingerprints";
import { type SarifPlace, sarifPlace } from "./location";
import { sarifText } from "./message";

/** A result of the run, and the rule it is about. */
export interface SarifResult {
  readonly ruleId: string;
  readonly kind: "fail" | "open";
  readonly level: "error" | "warning" | "note" | "none";
  readonly [key: string]: unknown;
}

/**
 * What is not as it should be, and every violation: an expected one is a note that the spec itself suppresses. What
 * holds, as it should, is no result.
 */
export function propertyResults(
  property: PropertyReport,
  result: SpecResult,
  file: string,
  text: TextOptions,
): readonly SarifResult[] {
  const { id, doc, trace, judgement, verdict, expected, expectedAt, location, vacuity, assumptions } = property;
  if (judgement === "met" && verdict !== "violated") return [];
  const place = placeToLook(property, result);
  const lines = [
    `${id}: ${verdictSentence(property, result)}.`,
    ...(trace === undefined ? [`promised: ${doc}`] : violationLines(property, trace, text).slice(1)),
  ];
  const related = [
    ...(expectedAt === undefined ? [] : [{ region: expectedAt, message: "what the spec expects" }]),
    ...(location === undefined ? [] : [{ region: location, message: "the property" }]),
    ...result.rules.map((rule) => ({ region: rule.location, message: `rule ${rule.id}` })),
  ];
  const ending = culprit(property, result);
  return [
    {
      ruleId: id,
      ...kindAndLevel(property),
      message: sarifText(lines.join("\n")),
      ...locationsOf(sarifPlace(file, place), id),
      ...relatedLocations(file, related),
      ...codeFlows(trace, { file, result, fallback: place }),
      partialFingerprints: propertyFingerprints(result.spec, property),
      ...suppressions(property),
      properties: {
        verdict,
        ...(expected === undefined ? {} : { expected }),
        bounds: result.bounds,
        modelHash: result.modelHash,
        ...(ending === undefined ? {} : { rule: ending.id }),
        ...(vacuity.length === 0 ? {} : { vacuity }),
        ...(assumptions === undefined ? {} : { assumptions }),
        ...(trace?.loopStart === undefined ? {} : { loopStart: trace.loopStart }),
      },
    },
  ];
}

/** A violation that the spec expects, and a verdict that the baseline knows. */
function suppressions({ judgement, known, differs }: PropertyReport): Partial<SarifResult> {
  const suppressed = (kind: "inSource" | "external", justification: string): Partial<SarifResult> => ({
    suppressions: [{ kind, status: "accepted", justification }],
  });
  if (known === true) return suppressed("external", "the baseline knows this verdict of this very model");
  return judgement === "met" ? suppressed("inSource", differs ?? "the spec expects this verdict") : {};
}

function kindAndLevel({ judgement }: PropertyReport): Pick<SarifResult, "kind" | "level"> {
  switch (judgement) {
    case "wrong":
      return { kind: "fail", level: "error" };
    case "open":
      return { kind: "open", level: "none" };
    case "met":
      return { kind: "fail", level: "note" };
  }
}

/** A problem in a spec or a model. `file` is its name as it was given, which `diagnostic` has for showing. */
export function diagnosticResult(diagnostic: PlacedDiagnostic, file: string): SarifResult {
  const { code, severity, message, hint, range, trace } = diagnostic;
  return {
    ruleId: code,
    kind: "fail",
    level: severity,
    message: sarifText([message, ...(hint === undefined ? [] : [`help: ${hint}`])].join("\n")),
    ...locationsOf(sarifPlace(file, range), code),
    ...codeFlows(trace, { file, fallback: range }),
    partialFingerprints: diagnosticFingerprints(file, code, message),
  };
}

function locationsOf(place: SarifPlace, name: string): { readonly locations: readonly object[] } {
  return { locations: [{ ...place, logicalLocations: [{ name, kind: "property" }] }] };
}

function relatedLocations(
  file: string,
  related: readonly { readonly region: Region; readonly message: string }[],
): object {
  const locations = related.flatMap(({ region, message }, id) => {
    const place = sarifPlace(file, region);
    return place.physicalLocation === undefined ? [] : [{ id, ...place, message: sarifText(message) }];
  });
  return locations.length === 0 ? {} : { relatedLocations: locations };
}
