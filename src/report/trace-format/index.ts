export * from "./trace-format";
export * from "./write-trace";
