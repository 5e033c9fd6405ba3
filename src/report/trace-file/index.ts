export * from "./codes";
export * from "./read-trace-file";
export * from "./trace-file";
export * from "./trace-states";
