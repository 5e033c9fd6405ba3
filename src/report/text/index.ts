export { diagnosticText } from "./diagnostic-text";
export { verdictSentence } from "./property-line";
export { counterexampleLines, specText } from "./spec-text";
export * from "./style";
export { summaryText } from "./summary-text";
