export * from "./print-expr";
export * from "./print-model";
export * from "./print-program";
export * from "./print-statement";
export * from "./print-type";
export * from "./render-sentence";
export type { PrintOptions } from "./style";
