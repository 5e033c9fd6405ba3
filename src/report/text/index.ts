export { specText } from "./spec-text";
export * from "./style";
