export * from "./ablation";
export * from "./laboratory";
export * from "./matrix";
export * from "./outcome";
export * from "./suggest";
export * from "./sweep";
export * from "./text";
export * from "./variant";
