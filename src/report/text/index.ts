export { diagnosticText } from "./diagnostic-text";
export { specText } from "./spec-text";
export * from "./style";
export { summaryText } from "./summary-text";
