import type { Fairness, LimitHit, Verdict } from "../checker";
import type { GateReport } from "./gate/gate-report";
import type { TraceReport } from "./trace";

/** Whether a verdict is what was asked for. `open`: a limit cut the search before that was decided. */
export type Judgement = "met" | "wrong" | "open";

/** A place in the text of a spec, counted from 1; the end is not included. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A problem in a spec, a model or a run, with its place in a file where it has one. */
export interface PlacedDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  readonly range?: Region;
  /** The diagnostic as text of several lines, its place underlined in the source. */
  readonly rendered: string;
  /** The way to where the model goes wrong. */
  readonly trace?: TraceReport;
}

export interface PropertyReport {
  readonly id: string;
  /** What is promised, in one sentence. */
  readonly doc: string;
  /** Where the spec asks for it; undefined where it is checked by default. */
  readonly location?: Region;
  /** Where the spec says what it expects. */
  readonly expectedAt?: Region;
  readonly verdict: Verdict;
  /** What the spec expects; undefined where it does not say. */
  readonly expected?: Verdict;
  /** Why that differs from what the literature says. */
  readonly differs?: string;
  readonly judgement: Judgement;
  /** True where the verdict is not as it should be, and the baseline knows that. */
  readonly known?: true;
  /** What never happened, where the verdict is vacuous. */
  readonly vacuity: readonly string[];
  readonly trace?: TraceReport;
  /** `deadlock-free` in its plain form only: whether some wait forever while others move was not looked at. */
  readonly plain?: true;
  /** Of a response: what its verdict assumes. */
  readonly assumptions?: Fairness;
  /** What kept it from being decided, where the search itself was complete. */
  readonly limit?: LimitHit;
  /** False where a shorter counterexample may exist, because the search was not breadth-first. */
  readonly shortest?: false;
}

/** A rule of the policy and where the spec writes it, or asks for the policy that has it. */
export interface RuleReport {
  readonly id: string;
  /** The bundled policy or plug-in's policy that brings it along. */
  readonly policy?: string;
  readonly location: Region;
}

/** An actor of the scenario and where the spec names it. */
export interface ActorReport {
  readonly name: string;
  readonly location: Region;
}

/** Limits that were asked for, by the spec or on the command line. */
export interface AskedLimits {
  readonly states?: number;
  readonly depth?: number;
  readonly seconds?: number;
  readonly memoryBytes?: number;
}

/** Random runs instead of a search: the same three numbers give the same runs. */
export interface SimulationAsked {
  readonly runs: number;
  /** Steps of a run, at most. */
  readonly depth: number;
  readonly seed: number;
}

/** What differs from run to run. */
interface RunStats {
  readonly seconds: number;
  readonly statesPerSecond: number;
  readonly peakBytes: number;
  /** The limit on memory in force, asked for or not. */
  readonly memoryLimit: number;
  /** Why the last checkpoint could not be written. */
  readonly checkpointFailure?: string;
}

/** What a check of one spec came to. */
export interface SpecResult {
  /** The spec as it was named. */
  readonly spec: string;
  readonly title: string;
  readonly source?: string;
  /** Claims and bugs that the spec is about. */
  readonly claims: readonly string[];
  readonly bugs: readonly string[];
  /** The bounds of the scenario, in words: what every verdict is relative to. */
  readonly bounds: readonly string[];
  /** False for a spec that expects nothing: then any violation is wrong. */
  readonly hasExpectations: boolean;
  readonly properties: readonly PropertyReport[];
  /** In their order: the first whose condition is true decides. */
  readonly rules: readonly RuleReport[];
  readonly actors: readonly ActorReport[];
  readonly complete: boolean;
  /** What cut the search short. */
  readonly limit?: LimitHit;
  readonly limits: AskedLimits;
  readonly simulation?: SimulationAsked;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** Everything up to this distance from the start was explored. */
  readonly exploredDepth: number;
  /** The ghost variables carried: state counts depend on them. */
  readonly ghosts: readonly string[];
  readonly modelHash: string;
  /** With fingerprints instead of states: the probability that some state was taken for another one. */
  readonly omissionProbability?: number;
  readonly warnings: readonly PlacedDiagnostic[];
  readonly stats: RunStats;
}

/** True where every verdict is as expected. */
export function passed(result: SpecResult): boolean {
  return result.properties.every(({ judgement }) => judgement === "met");
}

/** What came of one file: a result, or the reason why there is none. */
export type SpecOutcome =
  | { readonly kind: "checked"; readonly result: SpecResult }
  | { readonly kind: "refused"; readonly spec: string; readonly diagnostics: readonly PlacedDiagnostic[] }
  | { readonly kind: "internal-error"; readonly spec: string; readonly diagnostics: readonly PlacedDiagnostic[] };

/** A plug-in that took part in a run. */
export interface PluginReport {
  readonly file: string;
  readonly name: string;
  readonly apiVersion: number;
  /** Of its contents, and of the files of its own that it loads. */
  readonly sha256: string;
}

/** A whole run. */
export interface RunReport {
  readonly toolVersion: string;
  readonly plugins?: readonly PluginReport[];
  readonly outcomes: readonly SpecOutcome[];
  /** The run was interrupted: specs may be missing, and the last one may be incomplete. */
  readonly interrupted: boolean;
  /** Where something was asked of the run as a gate. */
  readonly gate?: GateReport;
}
