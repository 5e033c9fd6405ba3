export { diagnosticText } from "./diagnostic-text";
export { holdsBecause, violatedAlthough } from "./fairness-text";
export { interleaving } from "./interleaving";
export { limitText, verdictSentence } from "./property-line";
export { counterexampleLines, exploredText, specText } from "./spec-text";
export * from "./style";
export { summaryText } from "./summary-text";
export { violationLines } from "./trace-end";
export * from "./trace-text";
