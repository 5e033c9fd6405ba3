/** gupcheck as a library: docs/library.md. The types reachable from here need no types of Node. */
export type {
  EngineKind,
  Fairness,
  FairParty,
  LimitHit,
  Progress,
  SearchOrder,
  StoreKind,
  Verdict,
} from "../checker";
export type {
  ActorReport,
  AskedLimits,
  Change,
  Helper,
  Judgement,
  NamedValue,
  PlacedDiagnostic,
  PluginReport,
  PropertyReport,
  Region,
  RuleReport,
  SimulationAsked,
  SpecResult,
  StepReport,
  TraceActor,
  TraceCell,
  TraceEnd,
  TraceFile,
  TraceFileProperty,
  TraceFormat,
  TraceReport,
  Waiting,
} from "../report";
export { check, passed } from "./check";
export type { Abortable, CheckLimits, CheckOptions } from "./check-options";
export type { CheckOutcome } from "./check-outcome";
export { loadSpec } from "./load-spec";
export { renderTrace, resultJson, resultText, type TextStyle, traceFiles } from "./render";
export type { LoadedSpec, LoadOptions, RefusedSpec, SpecSource } from "./spec-source";
