/** gupcheck as a library: docs/library.md. */
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
export { type CheckOutcome, check, passed } from "./check";
export type { Abortable, CheckLimits, CheckOptions } from "./check-options";
export { loadSpec } from "./load-spec";
export { renderTrace, resultJson, resultText, type TextStyle, traceFiles } from "./render";
export type { LoadedSpec, LoadOptions, RefusedSpec, SpecSource } from "./spec-source";
