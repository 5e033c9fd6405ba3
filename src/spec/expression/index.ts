export { type CompiledExpression, type CompileOptions, compileExpression } from "./compile";
export type { Origin } from "./report";
export { isReserved } from "./token";
