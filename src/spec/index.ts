export { bundledCatalogue, type Catalogue, type Point } from "./catalogue";
export * from "./diagnostic";
export { allProcedures } from "./everything";
export { type LoadedSpec, loadSpec } from "./load-spec";
export type * from "./spec";
