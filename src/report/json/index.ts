export { runJson, SCHEMA_VERSION } from "./run-json";
