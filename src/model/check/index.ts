export * from "./check-program";
export * from "./diagnostic";
export * from "./nearest";
