export * from "./check-program";
export * from "./codes";
export * from "./diagnostic";
export * from "./nearest";
