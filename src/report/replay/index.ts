export * from "./replay-report";
export * from "./replay-text";
export { type ReplayInput, ReplayTooWide, replayTrace } from "./replay-trace";
