export * from "./ablate";
export * from "./ablation-text";
export * from "./change";
