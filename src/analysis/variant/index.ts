export * from "./axis";
export * from "./build-variant";
export * from "./edit";
export * from "./variant";
