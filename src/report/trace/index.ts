export * from "./build";
export { explain } from "./explain";
export { cellsIn, namedCell } from "./names";
export { stepReport } from "./step-report";
export type * from "./trace-report";
export { waitingIn } from "./waiting";
