export type { Comparison } from "./cross-check/comparison";
export { type CrossCheck, type CrossCheckOptions, crossCheck, crossCheckTools } from "./cross-check/cross-check";
export { crossCheckText } from "./cross-check/cross-check-text";
export type { OwnResult } from "./cross-check/own-result";
export { ExportError, type ExportErrorCode } from "./export-error";
export {
  type ExportedFile,
  type ExportLanguage,
  type ExportOptions,
  exportFiles,
  exportLanguages,
  exportModel,
} from "./export-model";
export { runRumur } from "./run/rumur";
export { runSpin } from "./run/spin";
export { runTlc, type TlcOptions } from "./run/tlc";
export type { CompletedRun, Tool, ToolOptions, ToolRun, ToolVerdict } from "./run/tool-run";
