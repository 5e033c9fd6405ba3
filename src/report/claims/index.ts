export { claimsJson } from "./claims-json";
export { claimsText } from "./claims-text";
export { type Claim, claims } from "./known-claims";
