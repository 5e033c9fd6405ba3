export type * from "./behaviour-model";
export * from "./diff";
export type * from "./difference";
