export { jsonText, runJson } from "./run-json";
