export * from "./sweep";
export * from "./sweep-text";
