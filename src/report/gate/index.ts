export * from "./baseline";
export * from "./concern";
export * from "./gate-json";
export * from "./gate-report";
