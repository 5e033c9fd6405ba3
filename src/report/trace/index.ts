export * from "./build";
export type * from "./trace-report";
