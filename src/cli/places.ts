import type { Region, SpecPlaces } from "../report";
import { positionOf, type Span, type Spec } from "../spec";

/** Where a spec says what, in lines and columns of its text. */
export function placesOf(spec: Spec, text: string): SpecPlaces {
  const region = (span: Span): Region => regionOf(text, span);
  return {
    properties: new Map(
      spec.properties.flatMap(({ property, span }) => (span === undefined ? [] : [[property, region(span)]])),
    ),
    expectations: new Map(spec.expectations.map(({ property, span }) => [property, region(span)])),
    rules: spec.rules.map(({ rule, policy, span }) => ({
      id: rule,
      ...(policy === undefined ? {} : { policy }),
      location: region(span),
    })),
    actors: spec.actors.map(({ actor, span }) => ({ name: actor, location: region(span) })),
  };
}

/** A span in lines and columns. */
export function regionOf(text: string, span: Span): Region {
  const start = positionOf(text, span.start);
  const end = positionOf(text, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
