import type { DecisionPoint, Property, Sort } from "../model";
import { bundledPolicies, type PinDetector, type Policy, type ProgramChange, pinDetectors } from "../policies";
import { builtInProperties, decisionPoints, type World } from "../states";

/** A decision point as a spec knows it, whoever has defined it. */
export type Point = DecisionPoint<string, string, Readonly<Record<string, Sort<never>>>>;

/** What a spec can name: what gupcheck brings along, and what plug-ins add. */
export interface Catalogue {
  readonly policies: readonly Policy[];
  readonly detectors: readonly PinDetector[];
  readonly points: readonly [Point, ...Point[]];
  /** The points of plug-ins at which I/O may be queued, so that a rule can have it submitted. */
  readonly submitting: readonly string[];
  /** Properties that can be asked for by name. */
  readonly properties: readonly Property[];
  /** What is different in the kernel's procedures. */
  changes(world: World): readonly ProgramChange[];
}

/** What gupcheck brings along. */
export const bundledCatalogue: Catalogue = {
  policies: bundledPolicies,
  detectors: pinDetectors,
  points: decisionPoints,
  submitting: [],
  properties: builtInProperties.map(({ property }) => property),
  changes: () => [],
};
