import type { PropertyReport, Region, RuleReport, SpecResult } from "./spec-result";
import type { TraceReport } from "./trace";

/**
 * Where in the spec the reader should look: at the rule because of which the counterexample ends, else at what the spec
 * expects, else where it asks for the property. Undefined where it says nothing about it.
 */
export function placeToLook(property: PropertyReport, result: SpecResult): Region | undefined {
  return culprit(property, result)?.location ?? property.expectedAt ?? property.location;
}

/** The rule that the last step comes from, or that tells one of those who wait forever to wait. */
export function culprit({ trace }: PropertyReport, { rules }: SpecResult): RuleReport | undefined {
  const named = trace === undefined ? [] : rulesAtEnd(trace);
  return named.flatMap((id) => rules.find((rule) => rule.id === id) ?? [])[0];
}

function rulesAtEnd({ end, steps }: TraceReport): readonly string[] {
  switch (end.kind) {
    case "deadlock":
    case "forever":
      return end.waiting.flatMap(({ rules }) => rules);
    case "step":
    case "state":
    case "error":
      return [steps.at(-1)?.rule ?? []].flat();
  }
}
