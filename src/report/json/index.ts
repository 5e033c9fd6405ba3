export { runJson } from "./run-json";
