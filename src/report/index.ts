export * from "./build-result";
export * from "./claims";
export * from "./escape";
export * from "./json";
export * from "./judge";
export * from "./spec-result";
export * from "./text";
export * from "./trace";
