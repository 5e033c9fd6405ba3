export * from "./decision-point";
export * from "./procedure";
export * from "./sort";
export * from "./statement";
export * from "./target";
export * from "./term";
export * from "./variable";
