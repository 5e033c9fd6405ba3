export { bundledCatalogue, type Catalogue, type Point } from "./catalogue";
export * from "./diagnostic";
export { type LoadedSpec, loadSpec } from "./load-spec";
export { allProcedures } from "./presets";
export type * from "./spec";
