import type { AnyProcedure, DecisionStep, Property } from "../model";
import type { PinDetector, Policy } from "../policies";
import type { Point } from "../spec";
import type { World } from "../states";

/** The version of the plug-in API that this gupcheck understands. */
export const API_VERSION = 1;

/** A decision point of a plug-in. */
export interface PluginPoint {
  readonly point: Point;
  /** Where it stands in the kernel; without this it stands in procedures of the plug-in's own. */
  readonly insert?: {
    /** A procedure of the kernel, and the label of the step before which the decision is made. */
    readonly in: string;
    readonly before: string;
    /** The call site, made by `decide`. Its names in scope are those of the procedure. */
    readonly step: DecisionStep;
  };
}

/** A procedure that takes the place of one of the kernel's. */
export interface PluginProcedure {
  /** The name of the kernel's procedure: the new one has the same name, parameters and exits. */
  readonly replaces: string;
  readonly build: (world: World) => AnyProcedure;
}

/** What a plug-in adds. */
export interface Plugin {
  readonly apiVersion: typeof API_VERSION;
  /** A short name for reports. */
  readonly name: string;
  /** Policies, for `use:`. */
  readonly policies?: readonly Policy[];
  /** Pin detectors, for `pin-detector:`. */
  readonly detectors?: readonly PinDetector[];
  /** Properties, for `properties:`. They are checked only where a spec names them. */
  readonly properties?: readonly Property[];
  /** Decision points, for `at:`. */
  readonly decisionPoints?: readonly PluginPoint[];
  /** Procedures of the kernel that are different. */
  readonly procedures?: readonly PluginProcedure[];
}

/** A plug-in that was loaded. */
export interface LoadedPlugin {
  readonly plugin: Plugin;
  /** As it was named on the command line. */
  readonly file: string;
  /** Its file and those of its own that it loads, absolute. */
  readonly files: ReadonlySet<string>;
  /** SHA-256 of the contents of these files. */
  readonly sha256: string;
}
