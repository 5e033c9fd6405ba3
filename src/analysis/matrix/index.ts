export * from "./matrix";
export * from "./matrix-text";
