export * from "./markdown";
export * from "./words";
