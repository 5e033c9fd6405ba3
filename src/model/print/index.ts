export * from "./print-expr";
export * from "./print-model";
export * from "./print-program";
export * from "./print-statement";
export * from "./print-type";
export { type ListedLine, type ListedProcedure, programListing } from "./program-listing";
export * from "./render-sentence";
export type { PrintOptions } from "./style";
