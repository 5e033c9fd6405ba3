export * from "./idle-axes";
export * from "./sweep";
export * from "./sweep-text";
