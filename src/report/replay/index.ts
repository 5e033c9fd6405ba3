export * from "./replay-report";
export * from "./replay-text";
export { ReplayTooWide, replayTrace } from "./replay-trace";
