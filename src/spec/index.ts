export * from "./diagnostic";
export { type LoadedSpec, loadSpec } from "./load-spec";
export type * from "./spec";
