export * from "./baseline";
export * from "./concern";
export * from "./gate-report";
